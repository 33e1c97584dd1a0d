"""Two people at the same moment. A module of its own: it commits."""

from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from intranet.members import invitation_services, services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Invitation, Membership, Organisation
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.processes import eventually
from tests.races import at_once, needs_two_writers, somebody_waits_for_a_lock, waiting_for_the_other

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hotel(transactional_db):
    return factories.organisation()


@needs_two_writers
@pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.DEPUTY])
def test_two_appointments_at_once_leave_one_person_in_the_role(hotel, monkeypatch, role):
    """The worst moment: both have found the role free. The lock lets only one get there; the other is told who was."""
    office = actor_of(factories.office())
    people = [factories.person("Anna Nowak"), factories.person("Jan Kowal")]
    monkeypatch.setattr(services, "refuse_appointment", waiting_for_the_other(services.refuse_appointment))
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


@needs_two_writers
def test_two_people_accept_the_same_invitation_and_one_account_comes_of_it(hotel, monkeypatch):
    office = actor_of(factories.office())
    invitation = invitation_services.invite(
        actor=office, organisation=hotel, email="anna@example.org", role=Role.MEMBER, language="pl"
    )
    validate = waiting_for_the_other(invitation_services.validate_password)
    monkeypatch.setattr(invitation_services, "validate_password", validate)
    names = {"first_name": "Anna", "last_name": "Nowak", "password": "zielone-jabłka-w-maju"}
    (refusal,) = at_once(*[lambda: invitation_services.open_account(invitation=invitation, **names)] * 2)
    assert isinstance(refusal, ValidationError)
    assert refusal.messages == ["This invitation does not hold any more."]
    assert Membership.objects.get(user__email="anna@example.org").organisation == hotel


@needs_two_writers
def test_role_that_ends_while_its_request_waits_writes_nothing_any_more(hotel):
    membership = factories.member(hotel, Role.COORDINATOR)
    client, answers = logged_in(membership.user), []
    form = {"email": "anna@example.org", "role": Role.MEMBER, "language": "pl", "acting_for": hotel.pk}

    def invite() -> None:
        answers.append(client.post(f"/intranet/directory/{hotel.external_id}/invitations/", form))
        connection.close()

    waiting = Thread(target=invite)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=hotel.pk)
        waiting.start()
        eventually(somebody_waits_for_a_lock)
        services.end_role(actor=actor_of(factories.office()), membership=membership)
    waiting.join()
    assert answers[0].status_code == 403
    assert not Invitation.objects.exists()
