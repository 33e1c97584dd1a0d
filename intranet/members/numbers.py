"""One's own organisation in numbers; for who acts for the cluster, the cluster."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import npgettext

from intranet.core.actors import Actor
from intranet.core.numbers import Number

from .enums import CONTACTS, PRESENT, InvitationState, OrganisationState, Role
from .models import Invitation, Membership, Organisation, WorkingGroup


def numbers_for(actor: Actor) -> Iterator[Number]:
    if actor.organisation:
        yield from _of_own(actor, actor.organisation)
    else:
        yield from _of_cluster(actor)


def _of_own(actor: Actor, organisation: Organisation) -> Iterator[Number]:
    url, groups_url = organisation.get_absolute_url(), reverse("working_groups")
    roles = list(organisation.memberships.active().values_list("user", "role"))
    people = {user for user, _role in roles}
    filled = {role for _user, role in roles} & set(CONTACTS)
    groups = WorkingGroup.objects.visible_to(actor).at_work()
    seated = groups.filter(seats__user__in=people, seats__ended_at=None).distinct().count()
    yield Number(len(people), npgettext("in numbers", "person", "people", len(people)), url)
    yield Number(len(filled), npgettext("in numbers", "role filled", "roles filled", len(filled)), url)
    empty = len(CONTACTS) - len(filled)
    yield Number(empty, npgettext("in numbers", "role empty", "roles empty", empty), url)
    yield Number(seated, npgettext("in numbers", "working group", "working groups", seated), groups_url)
    yield from _invitations(actor, url)


def _of_cluster(actor: Actor) -> Iterator[Number]:
    url = reverse("organisations")
    counted = dict(Organisation.objects.visible_to(actor).order_by().values_list("state").annotate(Count("pk")))
    members = sum(counted.get(state, 0) for state in PRESENT)
    suspended = counted.get(OrganisationState.SUSPENDED, 0)
    mute = Organisation.objects.visible_to(actor).present().without(Role.REPRESENTATIVE).count()
    people = Membership.objects.visible_to(actor).active().order_by().values("user").distinct().count()
    groups = WorkingGroup.objects.visible_to(actor).at_work().count()
    yield Number(members, npgettext("in numbers", "member organisation", "member organisations", members), url)
    yield Number(
        suspended,
        npgettext("in numbers", "suspended", "suspended", suspended),
        f"{url}?state={OrganisationState.SUSPENDED}",
    )
    yield Number(mute, npgettext("in numbers", "without a representative", "without a representative", mute), url)
    yield Number(people, npgettext("in numbers", "person", "people", people), url)
    yield Number(groups, npgettext("in numbers", "working group", "working groups", groups), reverse("working_groups"))
    yield from _invitations(actor, url)


def _invitations(actor: Actor, url: str) -> Iterator[Number]:
    """Only for those who may see them: for others there is no number, not a nought."""
    if actor.oversees or Role.COORDINATOR in actor.roles:
        rows = Invitation.objects.visible_to(actor).filter(
            state=InvitationState.OPEN, invited_at__gt=timezone.now() - Invitation.LIVES
        )
        if actor.organisation:
            rows = rows.filter(organisation=actor.organisation)
        number = rows.count()
        yield Number(number, npgettext("in numbers", "open invitation", "open invitations", number), url)
