"""What organisations and roles expect of a person."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.core.actors import Actor
from intranet.core.models import AuditEntry
from intranet.core.waiting import Waiting

from . import policies
from .enums import CONTACTS, InvitationState, OrganisationState, Role
from .models import Invitation, Organisation, Proposal

#: How long before it lapses an unanswered invitation waits for who may repeat it.
SOON = timedelta(days=7)
#: How long the office waits for late dues.
GRACE = timedelta(days=30)


def waits_for(actor: Actor) -> Iterator[Waiting]:
    yield from _open_invitations(actor)
    yield from _organisations_of_the_office(actor) if actor.is_office else _own_late_dues(actor)
    yield from _proposals_to_decide(actor)
    yield from _empty_roles(actor)


def invitations_to(actor: Actor) -> Iterator[Waiting]:
    for invitation in Invitation.objects.filter(_invites(actor)).select_related("organisation"):
        if invitation.holds:
            yield _invited(invitation)


def _open_invitations(actor: Actor) -> Iterator[Waiting]:
    """To this person; and to others who do not answer, for who may send them once more."""
    asked_at = timezone.now() - Invitation.LIVES
    of_others = Invitation.objects.visible_to(actor).order_by().values("pk")
    lapsing = Q(state=InvitationState.OPEN, invited_at__gt=asked_at, invited_at__lt=asked_at + SOON, pk__in=of_others)
    for invitation in Invitation.objects.filter(_invites(actor) | lapsing).select_related("organisation"):
        if not invitation.holds:
            continue
        if policies.can_accept_invitation(actor, invitation):
            yield _invited(invitation)
        elif policies.can_give_role(actor, invitation.organisation, invitation.role):
            params = {"organisation": invitation.organisation, "email": invitation.email}
            words = _("%(email)s has not yet answered the invitation to %(organisation)s") % params
            yield Waiting(words, invitation.organisation.get_absolute_url(), invitation.expires_at)


def _invites(actor: Actor) -> Q:
    return Q(email=actor.user.email, state=InvitationState.OPEN)


def _invited(invitation: Invitation) -> Waiting:
    params = {"organisation": invitation.organisation, "role": invitation.get_role_display()}
    words = _("%(organisation)s invites you: %(role)s") % params
    return Waiting(words, reverse("answer_invitation", args=[invitation.pk]), invitation.expires_at)


def _organisations_of_the_office(actor: Actor) -> Iterator[Waiting]:
    """Whose dues are late, and who can neither order nor vote for want of a representative."""
    troubled = Q(state=OrganisationState.GRACE) | Q(holder=None)
    rows = Organisation.objects.present().with_holder_of(Role.REPRESENTATIVE).annotate(voice=F("holder"))
    for organisation in rows.filter(troubled).annotate(noted_at=_noted_at()):
        if organisation.state == OrganisationState.GRACE:
            yield _late_dues(organisation)
        if organisation.voice is None:
            words = _("%(organisation)s has no representative") % {"organisation": organisation}
            yield Waiting(words, organisation.get_absolute_url())


def _own_late_dues(actor: Actor) -> Iterator[Waiting]:
    """For those whom the office writes to."""
    own = _answers_for(actor)
    if own and own.state == OrganisationState.GRACE:
        yield from map(_late_dues, Organisation.objects.filter(pk=own.pk).annotate(noted_at=_noted_at()))


def _noted_at() -> Subquery:
    """Since when dues are late, as the log says."""
    noted = AuditEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Organisation),
        object_id=OuterRef("pk"),
        after=OrganisationState.GRACE,
    )
    return Subquery(noted.values("happened_at")[:1])


def _late_dues(organisation: Any) -> Waiting:
    words = _("The dues of %(organisation)s are late") % {"organisation": organisation}
    due = organisation.noted_at + GRACE if organisation.noted_at else None
    return Waiting(words, organisation.get_absolute_url(), due)


def _proposals_to_decide(actor: Actor) -> Iterator[Waiting]:
    """For editors who are members, too; the others read it on the first page of Wagtail's admin."""
    if number := Proposal.objects.waiting().to_be_decided_by(actor.user).count():
        yield Waiting(words_of_waiting_proposals(number), reverse("proposals:index"))


def words_of_waiting_proposals(number: int) -> str:
    return ngettext(
        "%(number)s proposal for a member's page waits for an editor",
        "%(number)s proposals for members' pages wait for an editor",
        number,
    ) % {"number": number}


def _empty_roles(actor: Actor) -> Iterator[Waiting]:
    """For those who answer for an organisation: they give these roles themselves, or ask the office to."""
    if own := _answers_for(actor):
        filled = {role for _user, role in own.roles_held}
        for role in CONTACTS:
            if role not in filled:
                params = {"organisation": own, "role": role.label}
                words = _("Nobody has this role in %(organisation)s: %(role)s") % params
                yield Waiting(words, own.get_absolute_url())


def _answers_for(actor: Actor) -> Organisation | None:
    """The organisation that this person acts for, when others see them as one to turn to."""
    return None if actor.roles.isdisjoint(CONTACTS) else actor.organisation
