"""Two people at the same moment. A module of its own: it commits."""

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Membership
from tests.intranet import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hotel(prepared):
    return factories.organisation()


def at_once(*calls: Callable[[], object]) -> list[Exception]:
    """What the calls refuse, each in a thread of its own."""
    refusals: list[Exception] = []

    def run(call: Callable[[], object]) -> None:
        try:
            call()
        except Exception as refusal:
            refusals.append(refusal)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refusals


@pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.DEPUTY])
def test_two_appointments_at_once_leave_one_person_in_the_role(hotel, monkeypatch, role):
    """The worst moment: both have found the role free. The lock lets only one get there; the other is told who was."""
    if not connection.features.has_select_for_update:
        pytest.skip("SQLite has one writer at a time; the suite on PostgreSQL tests this.")
    office = actor_of(factories.office())
    people = [factories.person("Anna Nowak"), factories.person("Jan Kowal")]
    both_looked, look = Barrier(2), services._refuse_second_holder

    def look_together(*args: object) -> None:
        look(*args)  # type: ignore[arg-type]
        with suppress(BrokenBarrierError):
            both_looked.wait(timeout=0.5)

    monkeypatch.setattr(services, "_refuse_second_holder", look_together)
    refusals = at_once(
        *(
            lambda user=user: services.give_role(actor=office, organisation=hotel, user=user, role=role)  # type: ignore[misc]
            for user in people
        )
    )
    (refusal,) = refusals
    assert isinstance(refusal, ValidationError)
    holder = Membership.objects.active().get(role=role).user
    assert str(holder) in refusal.messages[0]


@pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.DEPUTY])
def test_the_database_itself_holds_no_second_one(hotel, role):
    factories.member(hotel, role)
    with pytest.raises(IntegrityError):
        factories.member(hotel, role)
