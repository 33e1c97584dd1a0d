import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from intranet.core.enums import Action
from intranet.core.models import AuditEntry
from intranet.members import group_services, services
from intranet.members.models import Seat
from tests.intranet import factories


@pytest.fixture
def group(hotel, anna):
    factories.member(hotel, user=anna)
    return factories.working_group("Pakiety", anna, chair=anna)


def test_form_group_seats_its_chair(office, hotel, anna):
    factories.member(hotel, user=anna)
    group = group_services.create_group(actor=office, name="Zakupy", purpose="Razem taniej.", chair=anna)
    assert [seat.user for seat in group.seats.active()] == [anna]


def test_form_group_by_a_coordinator_is_refused(coordinator):
    with pytest.raises(PermissionDenied):
        group_services.create_group(actor=coordinator, name="Zakupy", purpose="Razem taniej.")


def test_form_group_of_a_name_that_is_at_work_is_refused(office, group):
    with pytest.raises(ValidationError, match="at work already"):
        group_services.create_group(actor=office, name=group.name, purpose="Razem.")
    group_services.close_group(actor=office, group=group)
    group_services.create_group(actor=office, name=group.name, purpose="Razem.")


def test_add_to_group_seats_a_person_once(office, group, member):
    group_services.add_to_group(actor=office, group=group, user=member.user)
    with pytest.raises(ValidationError, match="in the group already"):
        group_services.add_to_group(actor=office, group=group, user=member.user)


def test_add_to_group_wants_people_of_members(office, group):
    with pytest.raises(ValidationError, match="belongs to no member"):
        group_services.add_to_group(actor=office, group=group, user=factories.person())


def test_remove_from_group_takes_the_chair_along(office, group, anna):
    group_services.remove_from_group(actor=office, seat=Seat.objects.get(user=anna))
    group.refresh_from_db()
    assert group.chair is None
    assert not group.seats.active().exists()


def test_who_belongs_to_no_member_any_longer_sits_in_no_group(office, hotel, museum, group, anna):
    second = factories.member(museum, user=anna)
    services.end_role(actor=office, membership=anna.memberships.get(organisation=hotel))
    assert [seat.user for seat in group.seats.active()] == [anna]
    services.end_role(actor=office, membership=second)
    group.refresh_from_db()
    assert not group.seats.active().exists()
    assert group.chair is None
    assert AuditEntry.objects.of(group.seats.all()).latest("happened_at").action == Action.ENDED


def test_correct_group_keeps_what_it_was_and_seats_a_new_chair(office, group, member):
    group_services.update_group(actor=office, group=group, name="Pakiety", purpose="Inaczej.", chair=member.user)
    assert AuditEntry.objects.of([group]).get().changes["purpose"] == ["Razem.", "Inaczej."]
    assert group.seats.active().filter(user=member.user).exists()


def test_closed_group_is_left_alone(office, group, anna):
    group_services.close_group(actor=office, group=group)
    group_services.close_group(actor=office, group=group)
    assert not group.seats.active().exists()
    with pytest.raises(ValidationError, match="is closed"):
        group_services.add_to_group(actor=office, group=group, user=anna)
    assert AuditEntry.objects.of([group]).count() == 1
