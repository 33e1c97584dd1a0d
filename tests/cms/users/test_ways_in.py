"""Logging in by a mailed code; and what wrong passwords cost: time at that door, and no hint at who has an account."""

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

PASSWORD = "opolskie-demo-2026"
LOGIN, CODE, CONFIRM = "/account/login/", "/account/login/code/", "/account/login/code/confirm/"


def stranger() -> Client:
    return Client(headers={"Accept-Language": "en"})


def fail(email: str, times: int) -> str:
    """The page that somebody sees who has tried a wrong password so often."""
    return [stranger().post(LOGIN, {"login": email, "password": f"wrong-{n}"}) for n in range(times)][
        -1
    ].content.decode()


@pytest.fixture
def ask_for_code(django_capture_on_commit_callbacks):
    """Somebody asks for a code for this address; returns the mails that leave."""

    def ask(client: Client, email: str) -> list[mail.EmailMessage]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            client.post(CODE, {"email": email})
        return mail.outbox

    return ask


def code_in(message: mail.EmailMessage) -> str:
    return re.findall(r"^[A-Z0-9-]{5,}$", str(message.body), re.MULTILINE)[0]


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_mailed_code_opens_the_door_once(editor, ask_for_code):
    client = stranger()
    (message,) = ask_for_code(client, editor.email)
    assert message.to == [editor.email]
    code = code_in(message)
    assert client.post(CONFIRM, {"code": "WRONG-1"}).status_code == 200
    assert not is_in(client)
    assert client.post(CONFIRM, {"code": code}).status_code == 302
    assert is_in(client)
    client.post("/account/logout/")
    client.post(CONFIRM, {"code": code})
    assert not is_in(client)


def test_code_is_of_no_use_in_another_browser(editor, ask_for_code):
    (message,) = ask_for_code(stranger(), editor.email)
    thief = stranger()
    thief.post(CONFIRM, {"code": code_in(message)})
    assert not is_in(thief)


def test_code_is_tried_three_times(editor, ask_for_code):
    client = stranger()
    (message,) = ask_for_code(client, editor.email)
    for _time in range(3):
        client.post(CONFIRM, {"code": "WRONG-1"})
    client.post(CONFIRM, {"code": code_in(message)})
    assert not is_in(client)


def test_code_does_not_replace_the_second_factor(editor, ask_for_code):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(editor, generate_totp_secret())
    client = stranger()
    (message,) = ask_for_code(client, editor.email)
    answer = client.post(CONFIRM, {"code": code_in(message)})
    assert answer.headers["Location"].startswith("/account/2fa/authenticate/")
    assert client.get("/admin/").status_code == 302


def test_after_five_wrong_passwords_the_right_one_has_to_wait_and_the_code_does_not(editor, ask_for_code):
    assert "are not correct" in fail(editor.email, 5)
    client = stranger()
    page = client.post(LOGIN, {"login": editor.email, "password": PASSWORD}).content.decode()
    assert "Too many failed login attempts" in page
    assert not is_in(client)
    (message,) = ask_for_code(client, editor.email)
    client.post(CONFIRM, {"code": code_in(message)})
    assert is_in(client)


def test_wrong_passwords_are_not_forgotten_with_the_cache(editor):
    """Each start of a new version empties it, and a Redis that starts anew is empty."""
    fail(editor.email, 5)
    cache.clear()
    client = stranger()
    client.post(LOGIN, {"login": editor.email, "password": PASSWORD})
    assert not is_in(client)


def test_code_that_was_used_is_not_forgotten_with_the_cache(superuser):
    TOTP.activate(superuser, secret := generate_totp_secret())
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    assert login_with(superuser, code)
    cache.clear()
    assert not login_with(superuser, code)


def login_with(user, code: str) -> bool:
    client = stranger()
    client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    client.post("/account/2fa/authenticate/", {"code": code})
    return is_in(client)


def test_slow_door_of_one_account_is_not_slow_for_another(editor, superuser):
    fail(editor.email, 5)
    client = stranger()
    client.post(LOGIN, {"login": superuser.email, "password": PASSWORD})
    assert is_in(client)


def test_ten_wrong_passwords_slow_the_address_they_came_from(superuser):
    for number in range(10):
        fail(f"nobody-{number}@example.org", 1)
    client = stranger()
    client.post(LOGIN, {"login": superuser.email, "password": PASSWORD})
    assert not is_in(client)
    elsewhere = Client(headers={"Accept-Language": "en"}, REMOTE_ADDR="192.0.2.7")
    elsewhere.post(LOGIN, {"login": superuser.email, "password": PASSWORD})
    assert is_in(elsewhere)


@pytest.mark.parametrize("times", [1, 6])
def test_wrong_password_tells_nobody_who_has_an_account(editor, times):
    known, unknown = (_plain(fail(email, times), email) for email in (editor.email, "nobody@example.org"))
    assert known == unknown


@pytest.mark.parametrize("door", [CODE, "/account/password/reset/"])
def test_asking_for_mail_tells_nobody_who_has_an_account(editor, door, django_capture_on_commit_callbacks):
    seen = []
    with django_capture_on_commit_callbacks(execute=True):
        for email in (editor.email, "nobody@example.org"):
            answer = stranger().post(door, {"email": email}, follow=True)
            seen.append((answer.redirect_chain, _plain(answer.content.decode(), email)))
    assert seen[0] == seen[1]
    assert [message.to for message in mail.outbox] == [[editor.email]]


@pytest.mark.parametrize("door", [CODE, "/account/password/reset/"])
def test_unknown_account_costs_as_much_work_as_a_known_one(editor, door, django_capture_on_commit_callbacks):
    counts = []
    for email in (editor.email, "nobody@example.org", editor.email):  # the first one also fills what is remembered
        with CaptureQueriesContext(connection) as queries, django_capture_on_commit_callbacks() as jobs:
            stranger().post(door, {"email": email})
        counts.append((len(queries), len(jobs)))
    assert counts[1][1] == counts[2][1] == 1
    assert abs(counts[1][0] - counts[2][0]) <= 3


def test_unknown_account_costs_as_many_hashes_as_a_known_one(editor, monkeypatch):
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed = []
    encode = MD5PasswordHasher.encode

    def counted(self, *args):
        hashed.append(args)
        return encode(self, *args)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    counts = []
    for email in (editor.email, "nobody@example.org"):
        hashed.clear()
        fail(email, 1)
        counts.append(len(hashed))
    assert counts[0] == counts[1] > 0


def _plain(page: str, email: str) -> str:
    """Without what differs from request to request."""
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", page.replace(email, "…"))
