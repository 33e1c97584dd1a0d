"""What organisations and roles expect of a person."""

from collections.abc import Iterator
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery
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
    yield from invitations_to(actor)
    yield from _invitations_without_answer(actor)
    yield from _late_dues(actor)
    yield from _organisations_without_a_voice(actor)
    yield from _proposals_to_decide(actor)
    yield from _empty_roles(actor)


def invitations_to(actor: Actor) -> Iterator[Waiting]:
    invitations = Invitation.objects.filter(email=actor.user.email, state=InvitationState.OPEN)
    for invitation in invitations.select_related("organisation"):
        if invitation.holds:
            said = {"organisation": invitation.organisation, "role": invitation.get_role_display()}
            words = _("%(organisation)s invites you: %(role)s") % said
            yield Waiting(words, reverse("invitation", args=[invitation.token]), invitation.expires_at)


def _invitations_without_answer(actor: Actor) -> Iterator[Waiting]:
    """For who may send them once more."""
    now = timezone.now()
    lapsing = Invitation.objects.visible_to(actor).filter(
        state=InvitationState.OPEN,
        invited_at__gt=now - Invitation.LIVES,
        invited_at__lt=now - Invitation.LIVES + SOON,
    )
    for invitation in lapsing.exclude(email=actor.user.email).select_related("organisation"):
        if invitation.holds and policies.can_give_role(actor, invitation.organisation, invitation.role):
            said = {"organisation": invitation.organisation, "email": invitation.email}
            words = _("%(email)s has not yet answered the invitation to %(organisation)s") % said
            yield Waiting(words, invitation.organisation.get_absolute_url(), invitation.expires_at)


def _late_dues(actor: Actor) -> Iterator[Waiting]:
    """For the office and for those whom it writes to; until GRACE is over, counted from what the log says."""
    noted = AuditEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Organisation),
        object_id=OuterRef("pk"),
        after=OrganisationState.GRACE,
    )
    late = Organisation.objects.filter(state=OrganisationState.GRACE)
    if not actor.is_office:
        own = _answers_for(actor)
        late = late.filter(pk=own.pk) if own else late.none()
    for organisation in late.annotate(noted_at=Subquery(noted.values("at")[:1])):
        words = _("The dues of %(organisation)s are late") % {"organisation": organisation}
        due = organisation.noted_at + GRACE if organisation.noted_at else None
        yield Waiting(words, organisation.get_absolute_url(), due)


def _organisations_without_a_voice(actor: Actor) -> Iterator[Waiting]:
    """For the office: without a representative a member can neither order nor vote."""
    if actor.is_office:
        for organisation in Organisation.objects.present().without(Role.REPRESENTATIVE):
            words = _("%(organisation)s has no representative") % {"organisation": organisation}
            yield Waiting(words, organisation.get_absolute_url())


def _proposals_to_decide(actor: Actor) -> Iterator[Waiting]:
    """For editors who are members, too; the others read it on the first page of Wagtail's admin."""
    if policies.can_decide_proposals(actor) and (number := Proposal.objects.waiting().count()):
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
        filled = set(own.memberships.active().values_list("role", flat=True))
        for role in CONTACTS:
            if role not in filled:
                said = {"organisation": own, "role": role.label}
                words = _("Nobody has this role in %(organisation)s: %(role)s") % said
                yield Waiting(words, own.get_absolute_url())


def _answers_for(actor: Actor) -> Organisation | None:
    """The organisation that this person acts for, when others see them as one to turn to."""
    return None if actor.roles.isdisjoint(CONTACTS) else actor.organisation
