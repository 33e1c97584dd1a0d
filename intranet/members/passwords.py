"""Passwords that everybody would try first: one's own name, or that of one's organisation, with a year."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.core.slugs import ascii_slug
from cms.users.models import User

from .enums import InvitationState
from .models import Organisation


class OwnNamesValidator:
    """Refuses what has fewer than LEFT letters and digits beside words of the person's and their organisations' names,
    and of the portal's own.

    Those that the person is invited to count too: a new account has no other yet.
    """

    LEFT = 8
    PORTAL = "visit opolskie opole opolski opolska opolskiej visitopolskie klaster orot turystyka turystyczny intranet"

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None:
            return
        rest = ascii_slug(password)
        for word in self._words(user):
            rest = rest.replace(word, "")
        if len(re.sub(r"\W|_", "", rest)) < self.LEFT:
            raise ValidationError(
                _("This is little more than your name, your organisation's or the portal's: others would guess it.")
            )

    def get_help_text(self) -> str:
        return _("Not your name, nor that of your organisation or the portal.")

    def _words(self, user: User) -> list[str]:
        """The longest first, so that none hides in another."""
        mine = Organisation.objects.filter(memberships__user=user) if user.pk else Organisation.objects.none()
        invited = Organisation.objects.filter(invitations__email=user.email, invitations__state=InvitationState.OPEN)
        names = {user.get_full_name(), *mine.values_list("name", flat=True), *invited.values_list("name", flat=True)}
        words = {word for name in names for word in ascii_slug(name).split("-") if len(word) > 2} | {
            *self.PORTAL.split()
        }
        return sorted(words, key=len, reverse=True)
