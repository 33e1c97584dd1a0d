"""A record is narrowed while something else writes it. A module of its own: it commits."""

from collections.abc import Callable

import pytest

from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.group_services import close_group
from intranet.members.models import Membership
from intranet.members.services import correct_person, end_role, move_organisation
from intranet.search import keys, services
from intranet.search.models import AccessKey, Record
from tests.intranet import factories
from tests.races import needs_two_writers, one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), needs_two_writers]


@pytest.fixture
def office(prepared):
    return actor_of(factories.office())


@pytest.fixture
def close(office) -> Callable[[], object]:
    """A group, the only object that the index knows: from then on found by who sat in it and who oversees all."""
    group = factories.working_group("Pakiety", factories.person())
    return lambda: close_group(actor=office, group=group)


@pytest.fixture
def membership(office) -> Membership:
    """Of one whom every member finds until the role ends."""
    return factories.member(factories.organisation(), Role.REPRESENTATIVE, factories.person("Ewa Cicha"))


@pytest.fixture
def end(office, membership) -> Callable[[], object]:
    return lambda: end_role(actor=office, membership=membership)


@pytest.fixture
def rename(membership) -> Callable[[], object]:
    """Writes the person's records, under no lock that the end of a role knows of."""
    ewa = actor_of(membership.user)
    return lambda: correct_person(actor=ewa, last_name="Głośna")


def is_open_to_all(kind: str) -> bool:
    (record,) = Record.objects.filter(kind=kind)
    return AccessKey.objects.filter(record=record, key=keys.ALL).exists()


def test_record_rebuilt_while_it_is_narrowed_stays_narrow(close, monkeypatch):
    assert one_after_the_other(monkeypatch, services, "_locked", close, services.rebuild) == []
    assert not is_open_to_all("groups")


def test_record_narrowed_while_it_is_rebuilt_is_narrow(close, monkeypatch):
    assert one_after_the_other(monkeypatch, services, "_locked", services.rebuild, close) == []
    assert not is_open_to_all("groups")


def test_person_renamed_while_their_role_ends_is_found_no_more(end, rename, monkeypatch):
    assert one_after_the_other(monkeypatch, services, "_locked", end, rename) == []
    assert not is_open_to_all("people")


def test_person_whose_role_ends_while_they_are_renamed_is_found_no_more(end, rename, monkeypatch):
    assert one_after_the_other(monkeypatch, services, "_locked", rename, end) == []
    assert not is_open_to_all("people")
    assert Record.objects.get(kind="people").title == "Ewa Głośna"


def test_organisation_is_suspended_while_one_of_its_people_is_renamed(office, membership, rename, monkeypatch):
    """Each needs what the other holds: the record, and the organisation, which the log of the change refers to."""
    assert (
        one_after_the_other(
            *(monkeypatch, services, "_locked", rename),
            lambda: move_organisation(actor=office, organisation=membership.organisation, state="suspended"),
        )
        == []
    )
    assert Record.objects.get(kind="people").title == "Ewa Głośna"
