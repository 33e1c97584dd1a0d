"""Pages of organisations, people and groups, as those who work with them see them."""

import pytest
from django.test import Client

from cms.users.models import User
from intranet.core.actors import FORM_FIELD
from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Membership, Organisation, WorkingGroup
from tests.factories import place
from tests.intranet import factories
from tests.intranet.conftest import logged_in


@pytest.fixture
def office_client(office) -> Client:
    return logged_in(office.user)


def send(client: Client, path: str, **fields: str):
    return client.post(path, {FORM_FIELD: "", **fields}, follow=True)


def test_office_enters_an_organisation_and_comes_to_its_page(office_client):
    answer = send(office_client, "/intranet/directory/new/", name="Zamek Łąka", sector="commercial", nip="8567346215")
    assert answer.redirect_chain == [("/intranet/directory/zamek-laka/", 302)]
    page = answer.content.decode()
    assert "Zamek Łąka is entered." in page
    assert "8567346215" in page


def test_form_says_what_is_wrong_and_where(office_client):
    answer = office_client.post(
        "/intranet/directory/new/",
        {FORM_FIELD: "", "name": "Zamek", "sector": "commercial", "nip": "123", "place": "none"},
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "This is no NIP" in page
    assert "There is no place with this identifier." in page
    assert not Organisation.objects.exists()


def test_correction_shows_on_the_timeline_with_before_and_after(office_client, hotel):
    send(office_client, "/intranet/directory/hotel/edit/", name="Hotel Arte", sector="ngo")
    page = office_client.get("/intranet/directory/hotel/").content.decode()
    assert "Sector: <del>commercial</del> → <ins>non-governmental</ins>" in page
    assert "Barbara Biurowa" in page


def test_addresses_and_its_rules_of_ordering_stand_on_its_page(office_client, hotel):
    facts = {"postal_address": "Zamkowa 1\n47-370 Moszna", "is_contracting_authority": "on"}
    page = send(office_client, "/intranet/directory/hotel/edit/", name="Hotel Arte", sector="public", **facts)
    said = " ".join(page.content.decode().split())
    assert "<dt>Postal address</dt><dd>Zamkowa 1<br>47-370 Moszna</dd>" in said
    assert "<dt>Contracting authority</dt><dd>yes</dd>" in said
    assert "Contracting authority: <del>no</del> → <ins>yes</ins>" in said
    assert "Invoice address" not in said


def test_correcting_something_else_leaves_the_place_as_it_is(office_client, hotel):
    hotel.place = place(external_id="hotel-arte")
    hotel.save()
    page = "/intranet/directory/hotel/edit/"
    form = office_client.get(page).context["form"]
    assert form["place"].value() == "hotel-arte"
    send(office_client, page, name="Hotel Nowy", sector="commercial", place=form["place"].value())
    hotel.refresh_from_db()
    assert (hotel.name, hotel.place.external_id) == ("Hotel Nowy", "hotel-arte")


def test_refused_step_becomes_a_message_on_the_page_it_was_sent_from(office_client, office, hotel):
    page = "/intranet/directory/hotel/"
    services.move_organisation(actor=office, organisation=hotel, state="suspended")
    answer = office_client.post(
        f"{page}state/", {FORM_FIELD: "", "state": "grace"}, headers={"Referer": f"http://testserver{page}"}
    )
    assert answer.headers["Location"] == page
    assert "from there this step is not possible" in office_client.get(page).content.decode()


def test_refusal_never_leads_to_another_site(office_client, hotel):
    answer = office_client.post(
        "/intranet/directory/hotel/state/", {FORM_FIELD: ""}, headers={"Referer": "https://evil.example/"}
    )
    assert answer.headers["Location"] == "/intranet/"


def test_members_see_who_speaks_for_another_member_but_not_its_staff(member, museum):
    factories.member(museum, Role.REPRESENTATIVE, factories.person("Jan Kowal"))
    factories.member(museum, Role.MEMBER, factories.person("Ewa Cicha"))
    page = logged_in(member.user).get("/intranet/directory/museum/").content.decode()
    assert "Jan Kowal" in page
    assert "Ewa Cicha" not in page
    assert "What happened" not in page


def test_coordinator_gives_a_role_and_ends_it(coordinator, hotel, anna):
    factories.member(hotel, user=anna)
    client = logged_in(coordinator.user)
    acting_for = {FORM_FIELD: coordinator.form_value}
    sent = acting_for | {"user": anna.pk, "role": "coordinator"}
    answer = client.post("/intranet/directory/hotel/roles/", sent, follow=True)
    assert "Entered: Anna Nowak – coordinator (Hotel Arte)." in answer.content.decode()
    membership = Membership.objects.get(user=anna, role="coordinator")
    answer = client.post(f"/intranet/roles/{membership.pk}/end/", acting_for, follow=True)
    assert "Ended: Anna Nowak – coordinator (Hotel Arte)." in answer.content.decode()
    assert actor_of(anna).roles == {"member"}


def test_roles_are_given_to_the_organisations_own_people_others_are_invited(coordinator, hotel, anna):
    sent = {FORM_FIELD: coordinator.form_value, "user": anna.pk, "role": "member"}
    assert logged_in(coordinator.user).post("/intranet/directory/hotel/roles/", sent).status_code == 422
    assert actor_of(anna).organisation is None


def test_office_forms_a_group_fills_it_and_closes_it(office_client, hotel, anna):
    factories.member(hotel, user=anna)
    jan = factories.member(hotel, user=factories.person("Jan Kowal")).user
    sent = {"name": "Zakupy", "purpose": "Razem taniej.", "chair": anna.email}
    assert send(office_client, "/intranet/groups/new/", **sent).status_code == 200
    group = WorkingGroup.objects.get()
    page = send(office_client, f"/intranet/groups/{group.pk}/seats/", user=jan.email).content.decode()
    assert "Jan Kowal" in page
    assert "Anna Nowak</strong>\n" in page
    page = send(office_client, f"/intranet/groups/{group.pk}/close/").content.decode()
    assert "closed on" in page
    assert "Nobody sits in this group." in page


def test_group_form_shows_the_chairs_address_again(office_client, hotel, anna):
    group = factories.working_group("Zakupy", anna, chair=anna)
    assert 'value="anna.nowak@example.org"' in office_client.get(f"/intranet/groups/{group.pk}/edit/").content.decode()


def test_profile_is_kept_and_answers_in_the_new_language(member):
    client = logged_in(member.user)
    sent = {"first_name": "Anna", "last_name": "Nowak", "language": "de", "time_zone": "Europe/Berlin"}
    page = client.post("/intranet/profile/", sent, follow=True).content.decode()
    assert "Gespeichert." in page
    assert "<h1>Ihr Profil</h1>" in page
    answer = client.post("/intranet/profile/", sent | {"time_zone": "Mars/Olympus"})
    assert "Europe/Warsaw" in answer.content.decode()


def test_profile_takes_no_field_that_it_does_not_show(member):
    sent = {"first_name": "Anna", "last_name": "Nowak", "language": "de", "time_zone": "Europe/Berlin"}
    more = {"is_superuser": "on", "is_staff": "on", "is_active": "", "email": "x@example.org", "groups": "1"}
    before = User.objects.values("email", "is_superuser", "is_staff", "is_active", "password").get(pk=member.user.pk)
    logged_in(member.user).post("/intranet/profile/", sent | more)
    after = User.objects.get(pk=member.user.pk)
    assert after.language == "de"
    assert {name: getattr(after, name) for name in before} == before
    assert not after.groups.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_organisations_asks_the_same_whatever_its_length(office_client, django_assert_num_queries, rows):
    for _ in range(rows):
        factories.organisation()
    office_client.get("/intranet/directory/")
    with django_assert_num_queries(9):
        office_client.get("/intranet/directory/")


@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_an_organisation_asks_the_same_whatever_its_people(
    office_client, office, hotel, django_assert_num_queries, rows
):
    for _ in range(rows):
        services.give_role(actor=office, organisation=hotel, user=factories.person(), role="member")
    office_client.get("/intranet/directory/hotel/")
    with django_assert_num_queries(10):
        office_client.get("/intranet/directory/hotel/")


@pytest.mark.parametrize(
    ("path", "marked"),
    [("/intranet/", "/intranet/"), ("/intranet/directory/hotel/", "/intranet/directory/"), ("/intranet/profile/", "")],
)
def test_menu_marks_where_one_is(member, path, marked):
    page = logged_in(member.user).get(path).content.decode()
    assert [part for part in ("/intranet/", "/intranet/directory/") if f'href="{part}" aria-current=' in page] == (
        [marked] if marked else []
    )
