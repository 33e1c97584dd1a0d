"""How organisations, people, invitations and working groups are found in the intranet.

`keys` of each says what `visible_to` says; `tests/intranet/search` holds the two together.
"""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.users.models import User
from intranet.search import keys
from intranet.search.kinds import FindableKind, Follow
from intranet.search.registering import register

from .enums import CONTACTS, PRESENT, Role
from .models import Invitation, Membership, Organisation, Seat, WorkingGroup

#: What people are called by.
NAMES = frozenset({"first_name", "last_name", "email"})


def _organisations() -> QuerySet[Organisation]:
    return Organisation.objects.select_related("municipality")


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("user", "organisation")


def _invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("organisation")


def _groups() -> QuerySet[WorkingGroup]:
    return WorkingGroup.objects.prefetch_related("seats__user")


def _keys_of_organisation(organisation: Organisation) -> Iterator[str]:
    yield from keys.OVERSIGHT
    yield keys.of_people(organisation.pk)
    if organisation.state in PRESENT:
        yield keys.ALL


def _keys_of_membership(membership: Membership) -> Iterator[str]:
    yield from keys.OVERSIGHT
    yield keys.of_person(membership.user_id)
    yield keys.of_organisation(membership.organisation_id)
    if membership.role in CONTACTS and membership.is_active and membership.organisation.state in PRESENT:
        yield keys.ALL


def _keys_of_invitation(invitation: Invitation) -> Iterator[str]:
    yield from keys.OVERSIGHT
    yield keys.of_role(Role.COORDINATOR, invitation.organisation_id)


def _keys_of_group(group: WorkingGroup) -> Iterator[str]:
    yield from keys.OVERSIGHT
    if not group.is_closed:
        yield keys.ALL
    for seat in group.seats.all():
        yield keys.of_person(seat.user_id)


def _text_of_organisation(organisation: Organisation) -> str:
    facts = (organisation.municipality, organisation.nip, organisation.regon, organisation.krs)
    return " · ".join(str(fact) for fact in facts if fact)


def _text_of_group(group: WorkingGroup) -> str:
    people = ", ".join(str(seat.user) for seat in group.seats.all() if seat.ended_at is None)
    return f"{group.purpose} {people}"


def _url_of_organisation(subject: Membership | Invitation) -> str:
    return subject.organisation.get_absolute_url()


def _roles_of_person(user: User) -> Iterable[int]:
    return user.memberships.values_list("pk", flat=True)


def _roles_in_organisation(organisation: Organisation) -> Iterable[int]:
    return organisation.memberships.values_list("pk", flat=True)


def _invitations_to_organisation(organisation: Organisation) -> Iterable[int]:
    return organisation.invitations.values_list("pk", flat=True)


def _groups_of_person(user: User) -> Iterable[int]:
    return user.seats.values_list("group", flat=True)


def _group_of_seat(seat: Seat) -> Iterable[int]:
    return [seat.group_id]


register(
    FindableKind(
        code="organisations",
        name=_("Organisations"),
        model=Organisation,
        rows=_organisations,
        title=str,
        text=_text_of_organisation,
        labels=lambda one: f"{one.get_sector_display()}, {one.get_state_display()}",
        keys=_keys_of_organisation,
        url=Organisation.get_absolute_url,
    )
)
register(
    FindableKind(
        code="people",
        name=_("People"),
        model=Membership,
        rows=_memberships,
        title=lambda one: str(one.user),
        text=lambda one: f"{one.organisation} · {one.user.email}",
        labels=lambda one: str(one.get_role_display()),
        keys=_keys_of_membership,
        url=_url_of_organisation,
        follows=(Follow(User, _roles_of_person, NAMES), Follow(Organisation, _roles_in_organisation)),
    )
)
register(
    FindableKind(
        code="groups",
        name=_("Working groups"),
        model=WorkingGroup,
        rows=_groups,
        title=str,
        text=_text_of_group,
        labels=lambda one: "",
        keys=_keys_of_group,
        url=WorkingGroup.get_absolute_url,
        follows=(Follow(Seat, _group_of_seat), Follow(User, _groups_of_person, NAMES)),
    )
)
register(
    FindableKind(
        code="invitations",
        name=_("Invitations"),
        model=Invitation,
        rows=_invitations,
        title=lambda one: one.email,
        text=lambda one: str(one.organisation),
        labels=lambda one: f"{one.get_role_display()}, {one.get_state_display()}",
        keys=_keys_of_invitation,
        url=_url_of_organisation,
        follows=(Follow(Organisation, _invitations_to_organisation),),
    )
)
