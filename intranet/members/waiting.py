"""What organisations and roles expect of a person."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.core.actors import Actor
from intranet.core.waiting import Waiting

from .enums import InvitationState, Role
from .models import Invitation, Organisation, Proposal
from .policies import can_decide_proposals


def waits_for(actor: Actor) -> Iterator[Waiting]:
    yield from _invitations_to(actor)
    yield from _organisations_without_a_voice(actor)
    yield from _proposals_to_decide(actor)


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


def _proposals_to_decide(actor: Actor) -> Iterator[Waiting]:
    """For editors who are members, too; the others read it on the first page of Wagtail's admin."""
    if can_decide_proposals(actor) and (number := Proposal.objects.waiting().count()):
        yield Waiting(words_of_waiting_proposals(number), reverse("proposals:index"))


def words_of_waiting_proposals(number: int) -> str:
    return ngettext(
        "%(number)s proposal for a member's page waits for an editor",
        "%(number)s proposals for members' pages wait for an editor",
        number,
    ) % {"number": number}
