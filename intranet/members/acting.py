"""Who a person is in the intranet, and for which organisation they act."""

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
    organisations = _distinct(memberships)
    organisation = next((one for one in organisations if one.pk == chosen), organisations[0] if organisations else None)
    groups = set(user.groups.values_list("name", flat=True))
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
