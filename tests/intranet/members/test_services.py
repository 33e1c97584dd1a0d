import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from intranet.core.models import AuditEntry
from intranet.core.transitions import IllegalTransition
from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.enums import OrganisationState, Role
from intranet.members.models import Membership
from tests.intranet import factories


def test_enter_organisation_gives_it_an_identifier_and_a_history(office):
    first = services.create_organisation(actor=office, name="Zamek Łąka", sector="commercial")
    second = services.create_organisation(actor=office, name="Zamek Łąka", sector="commercial")
    assert (first.external_id, second.external_id) == ("zamek-laka", "zamek-laka-2")
    entry = AuditEntry.objects.of([first]).get()
    assert (entry.user, entry.action) == (office.user, "created")


def test_enter_organisation_by_a_member_is_refused(coordinator):
    with pytest.raises(PermissionDenied):
        services.create_organisation(actor=coordinator, name="Nowy", sector="ngo")


@pytest.mark.parametrize(
    ("number", "value", "stored"),
    [("nip", "856-734-62-15", "8567346215"), ("regon", "192598184", "192598184"), ("krs", "0000012345", "0000012345")],
)
def test_registry_numbers_are_checked_stored_as_digits_and_belong_to_one(office, number, value, stored):
    made = services.create_organisation(actor=office, name="Hotel", sector="commercial", **{number: value})
    made.refresh_from_db()
    assert getattr(made, number) == stored
    with pytest.raises(ValidationError, match="Another organisation has this number"):
        services.create_organisation(actor=office, name="Inny", sector="commercial", **{number: value})


@pytest.mark.parametrize(("number", "value"), [("nip", "8567346216"), ("regon", "192598183"), ("krs", "12345")])
def test_registry_number_that_cannot_be_one_is_refused(office, number, value):
    with pytest.raises(ValidationError) as refusal:
        services.create_organisation(actor=office, name="Hotel", sector="commercial", **{number: value})
    assert list(refusal.value.message_dict) == [number]


def test_correct_organisation_keeps_what_it_was(office, hotel):
    services.update_organisation(actor=office, organisation=hotel, name="Hotel Arte", sector="ngo")
    assert AuditEntry.objects.of([hotel]).get().changes == {"sector": ["commercial", "ngo"]}


def test_correct_organisation_that_changes_nothing_leaves_no_trace(office, hotel):
    services.update_organisation(actor=office, organisation=hotel, name="Hotel Arte")
    assert not AuditEntry.objects.exists()


def test_move_organisation_logs_from_and_to(office, hotel):
    services.move_organisation(actor=office, organisation=hotel, state="suspended")
    entry = AuditEntry.objects.of([hotel]).get()
    assert (entry.action, entry.before, entry.after) == ("moved", "active", "suspended")


def test_move_organisation_to_where_it_is_says_so(office, hotel):
    with pytest.raises(IllegalTransition, match="active"):
        services.move_organisation(actor=office, organisation=hotel, state="active")


def test_move_organisation_by_its_own_people_is_refused(coordinator, hotel):
    with pytest.raises(PermissionDenied):
        services.move_organisation(actor=coordinator, organisation=hotel, state="grace")


def test_organisation_that_leaves_ends_the_roles_of_its_people(office, hotel, member):
    services.move_organisation(actor=office, organisation=hotel, state=OrganisationState.LEFT)
    assert actor_of(member.user).organisation is None
    assert not hotel.memberships.active().exists()


def test_give_role_lets_the_person_act_for_the_organisation(office, hotel, anna):
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.REPRESENTATIVE)
    actor = actor_of(anna)
    assert (actor.organisation, actor.roles) == (hotel, {Role.REPRESENTATIVE})


@pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.DEPUTY])
def test_give_role_for_one_person_names_who_holds_it(office, hotel, anna, role):
    factories.member(hotel, role, factories.person("Jan Kowal"))
    with pytest.raises(ValidationError, match="Jan Kowal is the"):
        services.give_role(actor=office, organisation=hotel, user=anna, role=role)


def test_role_for_one_person_is_free_again_when_it_has_ended(office, hotel, anna):
    before = factories.member(hotel, Role.REPRESENTATIVE)
    services.end_role(actor=office, membership=before)
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.REPRESENTATIVE)
    assert Membership.objects.active().get(role=Role.REPRESENTATIVE).user == anna


def test_coordinator_gives_roles_but_nobody_a_voice(coordinator, hotel, anna):
    services.give_role(actor=coordinator, organisation=hotel, user=anna, role=Role.MEMBER)
    with pytest.raises(PermissionDenied):
        services.give_role(actor=coordinator, organisation=hotel, user=anna, role=Role.REPRESENTATIVE)


def test_coordinator_has_no_say_in_another_organisation(coordinator, museum, anna):
    with pytest.raises(PermissionDenied):
        services.give_role(actor=coordinator, organisation=museum, user=anna, role=Role.MEMBER)


def test_give_role_in_an_organisation_that_has_left_is_refused(office, anna):
    left = factories.organisation(state=OrganisationState.LEFT)
    with pytest.raises(ValidationError, match="has left"):
        services.give_role(actor=office, organisation=left, user=anna, role=Role.MEMBER)


def test_end_role_takes_effect_at_once_and_once(coordinator, hotel, anna):
    membership = factories.member(hotel, user=anna)
    ended = services.end_role(actor=coordinator, membership=membership)
    assert actor_of(anna).organisation is None
    again = services.end_role(actor=coordinator, membership=membership)
    assert again.ended_at == ended.ended_at
    assert AuditEntry.objects.of([membership]).count() == 1


def test_person_lays_down_their_own_role_but_nobody_elses(member, hotel, anna):
    other = factories.member(hotel, user=anna)
    with pytest.raises(PermissionDenied):
        services.end_role(actor=member, membership=other)
    services.end_role(actor=member, membership=Membership.objects.get(user=member.user))
    assert actor_of(member.user).organisation is None
