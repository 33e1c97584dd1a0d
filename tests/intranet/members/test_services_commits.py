"""Two people at the same moment. A module of its own: it commits."""

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import translation

from intranet.members import invitation_services, services
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
            with translation.override("en"):  # each thread has a language of its own
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
    both_looked, look = Barrier(2), services.refuse_appointment

    def look_together(*args: Any) -> None:
        look(*args)
        with suppress(BrokenBarrierError):
            both_looked.wait(timeout=0.5)

    monkeypatch.setattr(services, "refuse_appointment", look_together)
    refusals = at_once(
        *(
            lambda user=user: services.give_role(actor=office, organisation=hotel, user=user, role=role)
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


def test_two_people_accept_the_same_invitation_and_one_account_comes_of_it(hotel, monkeypatch):
    if not connection.features.has_select_for_update:
        pytest.skip("SQLite has one writer at a time; the suite on PostgreSQL tests this.")
    office = actor_of(factories.office())
    invitation = invitation_services.invite(
        actor=office, organisation=hotel, email="anna@example.org", role=Role.MEMBER, language="pl"
    )
    both_looked, look = Barrier(2), invitation_services.validate_password

    def look_together(*args: Any) -> None:
        look(*args)
        with suppress(BrokenBarrierError):
            both_looked.wait(timeout=0.5)

    monkeypatch.setattr(invitation_services, "validate_password", look_together)
    names = {"first_name": "Anna", "last_name": "Nowak", "password": "zielone-jabłka-w-maju"}
    (refusal,) = at_once(*[lambda: invitation_services.open_account(invitation=invitation, **names)] * 2)
    assert isinstance(refusal, ValidationError)
    assert refusal.messages == ["This invitation does not hold any more."]
    assert Membership.objects.get(user__email="anna@example.org").organisation == hotel
