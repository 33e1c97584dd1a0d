from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Role
from ..querysets import MembershipQuerySet
from .organisation import Organisation

_ACTIVE = Q(ended_at=None)


class Membership(models.Model):
    """A person's role in an organisation, from–to. It stays when it has ended: who voted in 2026 is still known."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", verbose_name=_("organisation")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=14, choices=Role)
    started_at = models.DateTimeField(_("from"), default=timezone.now)
    ended_at = models.DateTimeField(_("to"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("role in an organisation")
        verbose_name_plural = _("roles in organisations")
        ordering = ["started_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")), name="membership_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["organisation", "user", "role"],
                condition=_ACTIVE,
                name="membership_role_once_a_person",
                violation_error_message=_("This person has this role already."),
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=_ACTIVE & Q(role=Role.REPRESENTATIVE),
                name="membership_one_representative",
                violation_error_message=_("This organisation has a representative already."),
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=_ACTIVE & Q(role=Role.DEPUTY),
                name="membership_one_deputy",
                violation_error_message=_("This organisation has a deputy representative already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()} ({self.organisation})"

    @property
    def is_active(self) -> bool:
        return self.ended_at is None
