"""One's own organisation in numbers; for who acts for the cluster, the cluster."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import npgettext

from cms.users.models import User
from intranet.core.actors import Actor
from intranet.core.numbers import Number, count

from .enums import CONTACTS, InvitationState, OrganisationState, Role
from .models import Invitation, Membership, Organisation, WorkingGroup
from .querysets import InvitationQuerySet


def numbers_for(actor: Actor) -> Iterator[Number]:
    if actor.organisation:
        yield from _of_own(actor, actor.organisation)
    else:
        yield from _of_cluster(actor)


def _of_own(actor: Actor, organisation: Organisation) -> Iterator[Number]:
    url, groups_url = organisation.get_absolute_url(), reverse("working_groups")
    people = {user for user, _role in organisation.roles_held}
    filled = {role for _user, role in organisation.roles_held} & set(CONTACTS)
    groups = WorkingGroup.objects.visible_to(actor).at_work()
    seated, invited = count(groups.filter(seats__user__in=people, seats__ended_at=None), _open_invitations(actor))
    yield Number(len(people), npgettext("in numbers", "person", "people", len(people)), url)
    yield Number(len(filled), npgettext("in numbers", "role filled", "roles filled", len(filled)), url)
    empty = len(CONTACTS) - len(filled)
    yield Number(empty, npgettext("in numbers", "role empty", "roles empty", empty), url)
    yield Number(seated, npgettext("in numbers", "working group", "working groups", seated), groups_url)
    yield from _invitations(actor, invited, url)


def _of_cluster(actor: Actor) -> Iterator[Number]:
    url = reverse("organisations")
    organisations = Organisation.objects.visible_to(actor)
    roles = Membership.objects.visible_to(actor).active()
    members, suspended, mute, people, groups, invited = count(
        organisations.present(),
        organisations.filter(state=OrganisationState.SUSPENDED),
        organisations.present().without(Role.REPRESENTATIVE),
        User.objects.filter(pk__in=roles.order_by().values("user")),
        WorkingGroup.objects.visible_to(actor).at_work(),
        _open_invitations(actor),
    )
    yield Number(members, npgettext("in numbers", "member", "members", members), url)
    yield Number(
        suspended,
        npgettext("in numbers", "of them suspended", "of them suspended", suspended),
        f"{url}?state={OrganisationState.SUSPENDED}",
    )
    yield Number(mute, npgettext("in numbers", "without a representative", "without a representative", mute), url)
    yield Number(people, npgettext("in numbers", "person", "people", people), url)
    yield Number(groups, npgettext("in numbers", "working group", "working groups", groups), reverse("working_groups"))
    yield from _invitations(actor, invited, url)


def _open_invitations(actor: Actor) -> InvitationQuerySet:
    rows = Invitation.objects.visible_to(actor).filter(
        state=InvitationState.OPEN, invited_at__gt=timezone.now() - Invitation.LIVES
    )
    return rows.filter(organisation=actor.organisation) if actor.organisation else rows


def _invitations(actor: Actor, number: int, url: str) -> Iterator[Number]:
    """Only for those who may see them: for others there is no number, not a nought."""
    if actor.oversees or Role.COORDINATOR in actor.roles:
        yield Number(number, npgettext("in numbers", "open invitation", "open invitations", number), url)
