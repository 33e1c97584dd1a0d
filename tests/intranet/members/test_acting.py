"""For whom a person acts, and that a form never acts for another organisation than it was shown for."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from intranet.core.actors import FORM_FIELD
from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Membership
from tests.intranet import factories
from tests.intranet.conftest import logged_in


@pytest.fixture
def both(hotel, museum, anna) -> Client:
    """Anna coordinates the hotel and the museum."""
    for organisation in (hotel, museum):
        factories.member(organisation, Role.COORDINATOR, anna)
    return logged_in(anna)


def choose(client: Client, organisation) -> None:
    client.post("/intranet/acting/", {"organisation": organisation.external_id})


def test_the_bar_says_for_whom_one_acts_and_offers_the_other(both, museum):
    assert "You act for <strong" in (page := both.get("/intranet/").content.decode())
    assert page.index("Hotel Arte</strong>") < page.index('<option value="museum"')
    choose(both, museum)
    assert "Muzeum</strong>" in both.get("/intranet/").content.decode()


def test_nobody_acts_for_an_organisation_of_others(both):
    other = factories.organisation(external_id="other")
    assert both.post("/intranet/acting/", {"organisation": "other"}).status_code == 404
    assert other.name not in both.get("/intranet/").content.decode()


def test_form_of_another_tab_writes_nothing_and_says_so(both, hotel, museum):
    shown_for = both.get("/intranet/directory/hotel/roles/").context["request"].actor.form_value
    choose(both, museum)  # in the second tab
    jan = factories.member(hotel, user=factories.person("Jan Kowal")).user
    sent = {"user": jan.pk, "role": "coordinator", FORM_FIELD: shown_for}
    answer = both.post("/intranet/directory/hotel/roles/", sent)
    assert answer.status_code == 409
    assert "Nothing was saved" in (page := answer.content.decode())
    assert "was shown for Hotel Arte" in page
    assert not Membership.objects.filter(user=jan, role="coordinator").exists()
    choose(both, hotel)
    assert both.post("/intranet/directory/hotel/roles/", sent).status_code == 302
    assert Membership.objects.get(user=jan, role="coordinator").organisation == hotel


def test_form_that_does_not_say_for_whom_writes_nothing(both, hotel):
    jan = factories.member(hotel, user=factories.person("Jan Kowal")).user
    assert both.post("/intranet/directory/hotel/roles/", {"user": jan.pk, "role": "coordinator"}).status_code == 409
    assert Membership.objects.filter(user=jan).count() == 1


def test_role_that_ends_shuts_the_door_with_the_next_click(office, hotel, anna):
    membership = factories.member(hotel, user=anna)
    client = logged_in(anna)
    assert client.get("/intranet/").status_code == 200
    services.end_role(actor=office, membership=membership)
    assert client.get("/intranet/").headers["Location"] == "/intranet/standing/"


def test_suspension_shuts_the_door_and_says_whom_to_write_to(office, hotel, member):
    client = logged_in(member.user)
    assert client.get("/intranet/directory/").status_code == 200
    services.move_organisation(actor=office, organisation=hotel, state="suspended")
    answer = client.get("/intranet/directory/", follow=True)
    assert answer.redirect_chain == [("/intranet/standing/", 302)]
    page = answer.content.decode()
    assert "access of Hotel Arte is suspended" in page
    assert "mailto:info@orot.pl" in page
    services.move_organisation(actor=office, organisation=hotel, state="active")
    assert client.get("/intranet/directory/").status_code == 200


def test_person_of_a_suspended_and_a_working_member_may_work_for_the_latter(hotel, museum, anna):
    hotel.state = "suspended"
    hotel.save()
    for organisation in (hotel, museum):
        factories.member(organisation, user=anna)
    assert actor_of(anna).organisation == museum


def test_office_that_must_enrol_a_second_factor_reaches_nothing_before(settings, office, member):
    settings.MFA_REQUIRED = True
    assert logged_in(office.user).get("/intranet/").headers["Location"] == "/account/2fa/totp/activate/"
    assert logged_in(member.user).get("/intranet/").status_code == 200


@pytest.mark.parametrize(("language", "heading"), [("pl", "Dziś"), ("en", "Today"), ("de", "Heute"), ("cs", "Dnes")])
def test_the_intranet_speaks_the_persons_language_not_the_browsers(member, language, heading):
    member.user.language = language
    member.user.save()
    client = Client(headers={"Accept-Language": "cs" if language != "cs" else "pl"})
    client.force_login(member.user)
    answer = client.get("/intranet/")
    assert f"<h1>{heading}</h1>" in answer.content.decode()
    assert f'<html lang="{language}">' in answer.content.decode()
    lost = client.get("/intranet/directory/none/")
    assert (lost.status_code, lost.headers["Content-Language"]) == (404, language)


def test_stranger_is_led_to_the_login_and_back_without_a_cookie(db):
    client = Client()
    answer = client.get("/intranet/directory/?sector=ngo")
    assert answer.headers["Location"] == "/account/login/?next=/intranet/directory/%3Fsector%3Dngo"
    assert not answer.cookies


@pytest.mark.parametrize(("group", "door"), [("Editors", "/admin/"), ("Board", "/intranet/")])
def test_login_leads_editors_to_the_pages_and_everybody_else_to_the_intranet(client, anna, group, door):
    anna.set_password("opolskie-demo-2026")
    anna.save()
    anna.groups.add(Group.objects.get(name=group))
    answer = client.post("/account/login/", {"login": anna.email, "password": "opolskie-demo-2026"})
    assert answer.headers["Location"] == door


def test_who_acts_for_one_of_them_is_known_whichever_they_chose(hotel, museum, anna, django_assert_num_queries):
    for organisation in (hotel, museum):
        factories.member(organisation, user=anna)
    actor, other = actor_of(anna), factories.organisation()
    with django_assert_num_queries(0):
        assert not actor.acts_for_none_of([museum])
        assert not actor.acts_for_none_of([other, hotel])
        assert actor.acts_for_none_of([other])
        assert actor.acts_for_none_of([])
