from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.users.models import AddressField
from intranet.core.models import SecretLink

from ..enums import INVITATION_TRANSITIONS, PRESENT, InvitationState, Role
from ..querysets import InvitationQuerySet
from .organisation import Organisation


class Invitation(SecretLink):
    """A role offered to whoever reads the mail of an address. The only way to an account.

    The secret of its link opens it to a stranger. It holds for LIVES, while it is open and its organisation belongs
    to the cluster.
    """

    TRANSITIONS = INVITATION_TRANSITIONS
    LIVES = timedelta(days=14)

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="invitations", verbose_name=_("organisation")
    )
    email = AddressField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=14, choices=Role)
    language = models.CharField(
        _("language of the mail"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    state = models.CharField(_("state"), max_length=9, choices=InvitationState, default=InvitationState.OPEN)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("invited by")
    )
    invited_at = models.DateTimeField(_("invited on"), default=timezone.now)
    mailed_at = models.DateTimeField(null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email", "role"],
                condition=Q(state=InvitationState.OPEN),
                name="invitation_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} – {self.get_role_display()} ({self.organisation})"

    @property
    def expires_at(self) -> datetime:
        return self.invited_at + self.LIVES

    @property
    def holds(self) -> bool:
        """Whether it can be accepted now."""
        is_open = self.state == InvitationState.OPEN and timezone.now() < self.expires_at
        return is_open and self.organisation.state in PRESENT
