from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import APPROVAL_TRANSITIONS, ApprovalState
from ..querysets import ApprovalQuerySet
from .version import Version


class Approval(models.Model):
    """That one person is asked to approve one version by a day, and what they say. Said once, it stays.

    What was taken back does not count: the person may be asked anew.
    """

    TRANSITIONS = APPROVAL_TRANSITIONS

    version = models.ForeignKey(Version, models.CASCADE, related_name="approvals", verbose_name=_("version"))
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("approved by whom")
    )
    due_on = models.DateField(_("to be decided by"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    state = models.CharField(_("state"), max_length=8, choices=ApprovalState, default=ApprovalState.OPEN)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval of a version")
        verbose_name_plural = _("approvals of versions")
        ordering = ["-version__number", "approver__last_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "approver"],
                condition=~Q(state=ApprovalState.TAKEN_BACK),
                name="approval_once_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.approver}: {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("decide_approval", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == ApprovalState.OPEN
