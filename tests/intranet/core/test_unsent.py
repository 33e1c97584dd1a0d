"""What somebody sends whose login has ended: brought back to them alone, and never sent by itself."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from intranet.core import unsent
from intranet.core.models import Comment, Follow
from intranet.members import services as members
from intranet.members.acting import actor_of
from tests.intranet import factories
from tests.intranet.conftest import logged_in

PASSWORD = "Zupełnie-inne-słowa-2026"
WORDS = "Proponuję inny termin."
NOTHING_SENT = "Nothing was sent: your login had ended or changed."


@pytest.fixture
def outing(hotel):
    return factories.outing(hotel)


@pytest.fixture
def anna(hotel):
    return with_password(factories.member(hotel, user=factories.person("Anna Nowak")).user)


def with_password(user):
    user.set_password(PASSWORD)
    user.save()
    return user


def guard(user, **more: str) -> dict[str, str]:
    """What forms say that this person is shown."""
    actor = actor_of(user)
    return {"acting_for": actor.form_value, "shown_to": actor.person_value} | more


@pytest.fixture
def browser() -> Client:
    """One whose session has ended."""
    return Client(headers={"Accept-Language": "en"})


def send(browser: Client, path: str, page: str, data: dict) -> str:
    """Where the login leads to afterwards."""
    answer = browser.post(path, data, headers={"Referer": f"http://testserver{page}"}, follow=True)
    assert "You are logged out, so nothing was sent." in answer.content.decode()
    return answer.redirect_chain[-1][0]


def log_in(browser: Client, login: str, user) -> str:
    """The page to which the person is brought back."""
    next_page = re.search(r'name="next"[^>]*value="([^"]*)"', browser.get(login).content.decode())
    assert next_page is not None
    sent = {"login": user.email, "password": PASSWORD, "next": next_page[1]}
    return browser.post(login, sent, follow=True).content.decode()


def comment(browser: Client, outing, user, text: str = WORDS) -> str:
    page = outing.get_absolute_url()
    return send(browser, f"/intranet/on/outings.outing/{outing.pk}/comments/", page, guard(user, text=text))


def test_words_are_in_the_form_again_after_logging_in_and_nothing_is_sent(browser, outing, anna):
    page = log_in(browser, comment(browser, outing, anna), anna)
    assert NOTHING_SENT in page
    assert re.search(rf'<textarea name="text"[^>]*>\s*{WORDS}</textarea>', page)
    assert not Comment.objects.exists()


def test_words_are_there_until_they_are_sent(browser, outing, anna):
    log_in(browser, comment(browser, outing, anna), anna)
    page = outing.get_absolute_url()
    assert WORDS in browser.get(page).content.decode()
    browser.post(f"/intranet/on/outings.outing/{outing.pk}/comments/", guard(anna, text=WORDS))
    assert Comment.objects.get().text == WORDS
    assert NOTHING_SENT not in browser.get(page).content.decode()


def test_another_person_at_the_same_browser_sees_nothing(browser, outing, anna, hotel):
    jan = with_password(factories.member(hotel, user=factories.person("Jan Kowal")).user)
    page = log_in(browser, comment(browser, outing, anna), jan)
    assert WORDS not in page
    assert NOTHING_SENT not in page
    assert "unsent" not in browser.session


def test_words_wait_for_an_hour_only(browser, outing, anna, monkeypatch):
    login = comment(browser, outing, anna)
    monkeypatch.setattr(unsent, "KEPT_FOR", 0)
    assert WORDS not in log_in(browser, login, anna)


def test_button_leads_back_to_its_page_and_nothing_is_done(browser, outing, anna):
    path = f"/intranet/on/outings.outing/{outing.pk}/follow/"
    login = send(browser, path, outing.get_absolute_url(), guard(anna, is_button="1"))
    page = log_in(browser, login, anna)
    assert "Nothing was done: your login had ended or changed." in page
    assert "<h1>Miody" in page
    assert not Follow.objects.exists()
    assert "Nothing was done" not in browser.get(outing.get_absolute_url()).content.decode()


def test_every_button_says_that_it_is_one(outing, anna):
    page = logged_in(anna).get(outing.get_absolute_url()).content.decode()
    buttons = re.findall(r'<form[^>]*class="one-button".*?</form>', page, re.DOTALL)
    assert buttons
    assert all('name="is_button"' in button and 'name="shown_to"' in button for button in buttons)


def test_later_step_is_filled_once_the_person_has_come_to_it_again(browser, anna, hotel):
    """The steps before it waited in the session that has ended."""
    head = f"plan_outing-{hotel.pk}-current_step"
    step = guard(anna) | {head: "when", "when-day": "2027-05-04", "when-is_confidential": "on"}
    log_in(browser, send(browser, "/intranet/outings/new/", "/intranet/outings/new/", step), anna)
    first = guard(anna) | {head: "what", "what-title": "Miody", "what-programme": "Pasieka."}
    page = browser.post("/intranet/outings/new/", first).content.decode()
    assert re.search(r'name="when-day" value="2027-05-04"', page)
    assert re.search(r'name="when-is_confidential"[^>]*checked', page)


def test_address_that_takes_posts_only_is_not_asked_for(browser, outing, anna):
    """A browser that does not say where it comes from."""
    answer = browser.post(f"/intranet/on/outings.outing/{outing.pk}/follow/", guard(anna, is_button="1"))
    page = log_in(browser, answer.headers["Location"], anna)
    assert "Nothing was done" in page


def test_files_are_to_be_chosen_again_and_the_other_fields_stay(browser, office):
    user, path = with_password(office.user), f"{factories.folder().get_absolute_url()}add/"
    data = guard(user, language="de") | {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}
    page = log_in(browser, send(browser, path, path, data), user)
    assert "Files cannot be kept: choose them again." in page
    assert re.search(r'<option value="de" selected', page)


def test_what_was_unchecked_stays_unchecked(browser, office):
    organisation, user = factories.organisation(is_contracting_authority=True), with_password(office.user)
    path = f"{organisation.get_absolute_url()}edit/"
    page = log_in(browser, send(browser, path, path, guard(user, name="Nowa nazwa")), user)
    assert 'value="Nowa nazwa"' in page
    assert re.search(r'<input type="checkbox" name="is_contracting_authority"[^>]*checked', page) is None


def test_person_acts_for_whom_they_acted(browser, outing, anna, museum):
    factories.member(museum, user=anna)
    actor = actor_of(anna, museum.pk)
    data = {"acting_for": actor.form_value, "shown_to": actor.person_value, "text": WORDS}
    login = send(browser, f"/intranet/on/outings.outing/{outing.pk}/comments/", outing.get_absolute_url(), data)
    page = log_in(browser, login, anna)
    assert re.search(r"You act for\s*<strong[^>]*>Muzeum", page)
    assert WORDS in page


def test_what_is_too_long_is_not_kept_and_says_so(browser, outing, anna):
    page = log_in(browser, comment(browser, outing, anna, "x" * (unsent.MOST + 1)), anna)
    assert "was too long to be kept" in page


def test_strangers_leave_nothing_behind(browser, outing):
    browser.post(f"/intranet/on/outings.outing/{outing.pk}/comments/", {"text": WORDS, "shown_to": "1:forged"})
    assert "sessionid" not in browser.cookies


def test_passwords_are_not_kept(browser, outing, anna):
    path = f"/intranet/on/outings.outing/{outing.pk}/comments/"
    browser.post(path, guard(anna, text=WORDS, new_password="tajne"))
    assert "tajne" not in str(dict(browser.session))


def test_form_that_was_shown_to_somebody_else_is_refused(outing, anna, hotel):
    jan = factories.member(hotel, user=factories.person("Jan Kowal")).user
    answer = logged_in(jan).post(f"/intranet/on/outings.outing/{outing.pk}/comments/", guard(anna, text=WORDS))
    assert answer.status_code == 409
    assert "This form was shown to somebody else" in answer.content.decode()
    assert not Comment.objects.exists()


def test_words_typed_for_another_organisation_wait_until_one_acts_for_it_again(outing, anna, hotel, museum):
    factories.member(museum, user=anna)
    client, path = logged_in(anna), f"/intranet/on/outings.outing/{outing.pk}/comments/"
    page = outing.get_absolute_url()
    client.post("/intranet/acting/", {"organisation": museum.external_id})
    answer = client.post(path, guard(anna, text=WORDS), headers={"Referer": f"http://testserver{page}"})
    assert (answer.status_code, f'href="{page}"' in answer.content.decode()) == (409, True)
    assert WORDS not in client.get(page).content.decode()
    client.post("/intranet/acting/", {"organisation": hotel.external_id})
    assert WORDS in client.get(page).content.decode()


def test_form_from_before_another_login_is_shown_again(outing, anna):
    """Somebody logs in again in another tab: the token of this one is worthless since."""
    client = Client(enforce_csrf_checks=True, headers={"Accept-Language": "en"})
    client.force_login(anna)
    page, path = outing.get_absolute_url(), f"/intranet/on/outings.outing/{outing.pk}/comments/"
    client.get(page)
    headers = {"Referer": f"http://testserver{page}", "Origin": "http://testserver"}
    old = guard(anna, text=WORDS, csrfmiddlewaretoken="a" * 32)
    shown = client.post(path, old, headers=headers, follow=True)
    assert NOTHING_SENT in shown.content.decode()
    assert WORDS in shown.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("more", [{"Origin": "https://example.org"}, {"Sec-Fetch-Site": "cross-site"}])
def test_form_of_another_site_is_forbidden(outing, anna, more):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    answer = client.post(f"/intranet/on/outings.outing/{outing.pk}/comments/", guard(anna, text=WORDS), headers=more)
    assert answer.status_code == 403
    assert "unsent" not in client.session


def test_script_is_told_in_json(browser, outing):
    answer = browser.post(f"/intranet/on/outings.outing/{outing.pk}/comments/", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()) == (401, {"login": "/account/login/"})


def test_what_changed_while_the_login_had_ended_is_not_written_over_unseen(browser, hotel, office):
    user, page = with_password(office.user), f"{hotel.get_absolute_url()}edit/"
    shown = logged_in(user).get(page).context
    typed = {name: str(value or "") for name, value in shown["form"].initial.items()} | {"name": "Hotel Nowy"}
    members.update_organisation(actor=office, organisation=hotel, website="https://other.example.org")
    login = send(browser, page, page, typed | guard(user, opened_on=shown["opened_on"]))
    assert 'value="Hotel Nowy"' in log_in(browser, login, user)
    sent_again = typed | guard(user, opened_on=browser.get(page).context["opened_on"])
    assert browser.post(page, sent_again).status_code == 409
