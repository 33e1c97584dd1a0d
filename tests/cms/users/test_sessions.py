"""The list of the browsers where a person is logged in."""

import pytest
from django.test import Client

from cms.users.sessions import browser_of, end_all_sessions

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/604.1"
PASSWORD = "opolskie-demo-2026"


def logged_in(email: str, user_agent: str) -> Client:
    client = Client(headers={"Accept-Language": "en", "User-Agent": user_agent})
    client.post("/account/login/", {"login": email, "password": PASSWORD})
    assert "_auth_user_id" in client.session
    return client


def page_of(client: Client) -> str:
    return client.get("/account/sessions/").content.decode()


def is_in(client: Client) -> bool:
    return client.get("/account/sessions/").status_code == 200


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [(FIREFOX, "Firefox, Linux"), (EDGE, "Edge, Windows"), (PHONE, "Safari, iPhone"), ("curl/8", ""), ("", "")],
)
def test_browsers_are_called_what_people_call_them(user_agent, name):
    assert browser_of(user_agent) == name


def test_another_session_is_ended_at_once_and_this_one_goes_on(editor):
    here, there = logged_in(editor.email, FIREFOX), logged_in(editor.email, PHONE)
    page = page_of(here)
    assert "Firefox, Linux" in page
    assert page.count('name="session"') == 1
    number = page.split('name="session"')[1].split('value="')[1].split('"')[0]
    assert "is logged out" in here.post("/account/sessions/", {"session": number}, follow=True).content.decode()
    assert (is_in(here), is_in(there)) == (True, False)
    assert "had ended already" in here.post("/account/sessions/", {"session": number}, follow=True).content.decode()


def test_nobody_ends_the_session_of_another(editor, superuser):
    own, others = logged_in(editor.email, FIREFOX), logged_in(superuser.email, EDGE)
    from allauth.usersessions.models import UserSession

    number = UserSession.objects.get(user=superuser).pk
    for said in (str(number), "", "x", "٣", "9" * 30, "9" * 5_000, "-1"):
        assert "had ended already" in own.post("/account/sessions/", {"session": said}, follow=True).content.decode()
    assert is_in(others)


def test_account_that_was_shut_is_logged_out_also_once_it_is_open_again(editor):
    client = logged_in(editor.email, FIREFOX)
    editor.is_active = False
    editor.save()
    assert not is_in(client)
    editor.is_active = True
    editor.save()
    assert not is_in(client)


def test_login_and_logout_make_what_the_browser_held_before_worthless(editor):
    client = Client()
    session = client.session  # a stranger's, such as somebody may have planted
    session["of"] = "a stranger"
    session.save()
    before = client.cookies["sessionid"].value
    client.post("/account/login/", {"login": editor.email, "password": PASSWORD})
    within = client.cookies["sessionid"].value
    assert is_in(client)
    assert within != before
    client.post("/account/logout/")
    for old in (before, within):
        thief = Client()
        thief.cookies["sessionid"] = old
        assert not is_in(thief)


def test_all_are_ended_at_once(editor):
    clients = [logged_in(editor.email, agent) for agent in (FIREFOX, PHONE)]
    end_all_sessions(user=editor)
    assert [is_in(client) for client in clients] == [False, False]


def test_stranger_is_led_to_the_login(client, db):
    assert client.get("/account/sessions/").headers["Location"].startswith("/account/login/")


def test_list_takes_few_queries(editor, django_assert_num_queries):
    client = logged_in(editor.email, FIREFOX)
    page_of(client)  # says that one is logged in
    with django_assert_num_queries(8):
        page_of(client)
