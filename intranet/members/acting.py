"""Who a person is in the intranet, and for which organisation they act."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Value

from cms.users.models import User
from intranet.core.actors import Actor

from .groups import BOARD, OFFICE
from .models import Membership, Organisation, Seat, WorkingGroup

SESSION_KEY = "acting_for"


@dataclass
class _Belonging:
    """What a person is in besides organisations: by name the groups of accounts, by pk the working groups."""

    accounts: set[str] = field(default_factory=set)
    working_groups: set[int] = field(default_factory=set)


def actor_of(user: User, chosen: int | None = None) -> Actor:
    """`chosen` is an organisation's pk; one that the person does not belong to (any more) counts as none chosen.

    Asked anew for every request, in two queries, and `again` by what it writes: what ended with a commit has ended here
    too.
    """
    if not user.is_active:
        return Actor(user=user)
    memberships = list(Membership.objects.active().filter(user=user).select_related("organisation"))
    return _actor(user, memberships, _belonging([user.pk])[user.pk], chosen)


def actors_of(users: Iterable[User]) -> dict[int, list[Actor]]:
    """By the person's pk, as whom each may work now: one for each of their organisations. Three queries for all."""
    people = list(User.objects.filter(pk__in=[user.pk for user in users]))
    belonging = _belonging([user.pk for user in people])
    memberships = defaultdict(list)
    for membership in Membership.objects.active().filter(user__in=people).select_related("organisation"):
        memberships[membership.user_id].append(membership)
    found: dict[int, list[Actor]] = {user.pk: [] for user in users}
    for user in people:
        own, groups = memberships[user.pk], belonging[user.pk]
        chosen: Collection[int | None] = {one.organisation_id for one in own} or [None]
        actors = [_actor(user, own, groups, pk) for pk in chosen]
        found[user.pk] = [actor for actor in actors if user.is_active and actor.may_work]
    return found


def _belonging(pks: Collection[int]) -> dict[int, _Belonging]:
    """By the person's pk; one query for all of them and for both kinds of groups."""
    accounts = User.groups.through.objects.filter(user__in=pks).values_list("user", "group__name", Value(0))
    seats = Seat.objects.active().filter(user__in=pks, group__closed_at=None).order_by()
    chairs = WorkingGroup.objects.at_work().filter(chair__in=pks).order_by()
    seated = seats.values_list("user", Value(""), "group")
    found: dict[int, _Belonging] = defaultdict(_Belonging)
    for pk, name, group in accounts.union(seated, chairs.values_list("chair", Value(""), "pk")):
        if name:
            found[pk].accounts.add(name)
        else:
            found[pk].working_groups.add(group)
    return found


def _actor(user: User, memberships: list[Membership], belonging: _Belonging, chosen: int | None) -> Actor:
    organisations = _distinct(memberships)
    organisation = next((one for one in organisations if one.pk == chosen), organisations[0] if organisations else None)
    return Actor(
        user=user,
        organisation=organisation,
        organisations=organisations,
        roles=frozenset(one.role for one in memberships if one.organisation == organisation),
        working_groups=frozenset(belonging.working_groups),
        is_office=user.is_superuser or OFFICE in belonging.accounts,
        is_board=BOARD in belonging.accounts,
        again=lambda: actor_of(User.objects.get(pk=user.pk), organisation.pk if organisation else None),
    )


def _distinct(memberships: list[Membership]) -> tuple[Organisation, ...]:
    """Those that may work come first: who logs in is not shut out for the organisation that happens to be first."""
    found = {membership.organisation_id: membership.organisation for membership in memberships}
    return tuple(sorted(found.values(), key=lambda one: (not one.is_working, one.sort_name)))
