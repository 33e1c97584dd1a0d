"""Two write what one record says. A module of its own: it commits."""

from collections.abc import Callable

import pytest

from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Membership
from intranet.members.services import move_organisation, update_person
from intranet.search import services
from intranet.search.models import Record
from tests.intranet import factories
from tests.races import needs_two_writers, one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), needs_two_writers]


@pytest.fixture
def office(transactional_db):
    return actor_of(factories.office())


@pytest.fixture
def membership(office) -> Membership:
    """Of one whom every member finds until the role ends."""
    return factories.member(factories.organisation(), Role.REPRESENTATIVE, factories.person("Ewa Cicha"))


@pytest.fixture
def rename(membership) -> Callable[[], object]:
    """Writes the person's records, under no lock that the end of a role knows of."""
    ewa = actor_of(membership.user)
    return lambda: update_person(actor=ewa, last_name="Głośna")


def test_later_of_two_names_is_found(membership, rename, monkeypatch):
    ewa = actor_of(membership.user)
    assert (
        one_after_the_other(
            *(monkeypatch, services, "_locked", lambda: update_person(actor=ewa, first_name="Anna")), rename
        )
        == []
    )
    assert Record.objects.get(kind="people").title == "Anna Głośna"


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
