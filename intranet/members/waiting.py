"""What organisations and roles expect of a person."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.core.actors import Actor
from intranet.core.waiting import Waiting

from .enums import InvitationState, Role
from .models import Invitation, Organisation


def waits_for(actor: Actor) -> Iterator[Waiting]:
    yield from _invitations_to(actor)
    yield from _organisations_without_a_voice(actor)


def _invitations_to(actor: Actor) -> Iterator[Waiting]:
    invitations = Invitation.objects.filter(email=actor.user.email, state=InvitationState.OPEN)
    for invitation in invitations.select_related("organisation"):
        if invitation.holds:
            said = {"organisation": invitation.organisation, "role": invitation.get_role_display()}
            words = _("%(organisation)s invites you: %(role)s") % said
            yield Waiting(words, reverse("invitation", args=[invitation.token]), invitation.expires_at)


def _organisations_without_a_voice(actor: Actor) -> Iterator[Waiting]:
    """For the office: without a representative a member can neither order nor vote."""
    if actor.is_office:
        for organisation in Organisation.objects.present().without(Role.REPRESENTATIVE):
            words = _("%(organisation)s has no representative") % {"organisation": organisation}
            yield Waiting(words, organisation.get_absolute_url())
