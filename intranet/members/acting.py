"""Who a person is in the intranet, and for which organisation they act."""

from collections import defaultdict
from collections.abc import Iterable

from cms.users.models import User
from intranet.core.actors import Actor

from .groups import BOARD, OFFICE
from .models import Membership, Organisation

SESSION_KEY = "acting_for"


def actor_of(user: User, chosen: int | None = None) -> Actor:
    """`chosen` is an organisation's pk; one that the person does not belong to (any more) counts as none chosen.

    Asked anew for every request, in two queries, and `again` by what it writes: what ended with a commit has ended here
    too.
    """
    if not user.is_active:
        return Actor(user=user)
    memberships = list(Membership.objects.active().filter(user=user).select_related("organisation"))
    return _actor(user, memberships, chosen)


def actors_of(users: Iterable[User]) -> dict[int, list[Actor]]:
    """By the person's pk, as whom each may work now: one for each of their organisations. Three queries for all."""
    people = list(User.objects.filter(pk__in=[user.pk for user in users]).prefetch_related("groups"))
    memberships = defaultdict(list)
    for membership in Membership.objects.active().filter(user__in=people).select_related("organisation"):
        memberships[membership.user_id].append(membership)
    found: dict[int, list[Actor]] = {user.pk: [] for user in users}
    for user in people:
        own = memberships[user.pk]
        actors = [_actor(user, own, pk) for pk in {one.organisation_id for one in own}] or [_actor(user, own, None)]
        found[user.pk] = [actor for actor in actors if user.is_active and actor.may_work]
    return found


def _actor(user: User, memberships: list[Membership], chosen: int | None) -> Actor:
    organisations = _distinct(memberships)
    organisation = next((one for one in organisations if one.pk == chosen), organisations[0] if organisations else None)
    groups = {group.name for group in user.groups.all()}
    return Actor(
        user=user,
        organisation=organisation,
        organisations=organisations,
        roles=frozenset(one.role for one in memberships if one.organisation == organisation),
        is_office=user.is_superuser or OFFICE in groups,
        is_board=BOARD in groups,
        again=lambda: actor_of(User.objects.get(pk=user.pk), organisation.pk if organisation else None),
    )


def _distinct(memberships: list[Membership]) -> tuple[Organisation, ...]:
    """Those that may work come first: who logs in is not shut out for the organisation that happens to be first."""
    found = {membership.organisation_id: membership.organisation for membership in memberships}
    return tuple(sorted(found.values(), key=lambda one: (not one.is_working, one.sort_name)))
