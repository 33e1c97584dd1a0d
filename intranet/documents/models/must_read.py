from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.members.models import Organisation

from ..enums import DUTY_TRANSITIONS, DutyState
from ..querysets import MustReadQuerySet, ReadingDutyQuerySet
from .document import Document


class MustRead(models.Model):
    """That people have to read a document by a day, and to say that they did.

    `roles` and `organisations` narrow who has to, of those who may read it; empty: everybody. A confirmation counts
    from the version `from_number` on: a major version moves it.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    roles = models.JSONField(default=list, blank=True)
    organisations = models.ManyToManyField(Organisation, related_name="+")
    due_on = models.DateField(_("to be read by"))
    from_number = models.PositiveIntegerField(default=1)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MustReadQuerySet.as_manager()

    class Meta:
        verbose_name = _("must-read")
        verbose_name_plural = _("must-reads")
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(ended_at=None),
                name="must_read_once_a_document",
                violation_error_message=_("It has to be read already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


class ReadingDuty(models.Model):
    """What one person has to confirm for one organisation. `number` is the version that they say they have read."""

    TRANSITIONS = DUTY_TRANSITIONS

    must_read = models.ForeignKey(MustRead, models.CASCADE, related_name="duties")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation"))
    state = models.CharField(_("state"), max_length=9, choices=DutyState, default=DutyState.OPEN)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    number = models.PositiveIntegerField(_("version"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = ReadingDutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty to read")
        verbose_name_plural = _("duties to read")
        ordering = ["organisation__sort_name", "user__last_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["must_read", "user", "organisation"], name="duty_once_a_person")]

    def __str__(self) -> str:
        return f"{self.user}: {self.must_read}"

    def get_absolute_url(self) -> str:
        return self.must_read.document.get_absolute_url()

    @property
    def is_open(self) -> bool:
        return self.state == DutyState.OPEN and not self.must_read.is_over
