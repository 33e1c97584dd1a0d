"""What people do at the doors is a line of JSON each that names nobody; every answer says which request it is of."""

import json
import logging
import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

LOGIN, PASSWORD = "/account/login/", "opolskie-demo-2026"
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(caplog) -> Lines:
    """Those written so far, each a line that a program can read."""
    caplog.set_level(logging.INFO, logger="audit")
    return lambda: [json.loads(record.getMessage()) for record in caplog.records if record.name == "audit"]


def stranger(**headers: str) -> Client:
    return Client(headers={"Accept-Language": "en", **headers}, REMOTE_ADDR="192.0.2.7")


def told(lines: Lines, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(line.get(name) for name in names) for line in lines()]


def test_login_and_logout_are_told_with_who_and_from_where(editor, lines):
    client = stranger()
    answer = client.post(LOGIN, {"login": editor.email, "password": PASSWORD})
    client.post("/account/logout/")
    assert told(lines, "what", "outcome", "person", "address") == [
        ("login", "done", editor.pk, "192.0.2.7"),
        ("logout", "done", editor.pk, "192.0.2.7"),
    ]
    assert lines()[0]["request"] == answer.headers["X-Request-ID"]
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", lines()[0]["time"])


def test_failed_logins_tell_that_it_is_the_same_address_but_not_which(editor, lines):
    for address in (editor.email, editor.email.upper(), "nobody@example.org"):
        stranger().post(LOGIN, {"login": address, "password": "wrong"})
    assert told(lines, "what", "outcome", "person") == [("login", "failed", None)] * 3
    first, second, third = (line["tried"] for line in lines())
    assert first == second != third
    assert "example.org" not in str(lines())


def test_door_that_is_shut_for_a_while_is_told(editor, lines):
    for _ in range(6):
        stranger().post(LOGIN, {"login": editor.email, "password": "wrong"})
    assert told(lines, "what", "outcome") == [("login", "failed")] * 5 + [("login", "locked out")]
    assert len({line["tried"] for line in lines()}) == 1


def test_wrong_codes_are_told(editor, lines):
    client = stranger()
    client.post("/account/login/code/", {"email": editor.email})
    client.post("/account/login/code/confirm/", {"code": "WRONG-1"})
    TOTP.activate(editor, generate_totp_secret())
    client = stranger()
    client.post(LOGIN, {"login": editor.email, "password": PASSWORD})
    client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert told(lines, "what", "outcome", "person") == [
        ("login code", "failed", None),
        ("second factor", "failed", editor.pk),
    ]


def test_new_password_is_told(editor, lines):
    client = stranger()
    client.post(LOGIN, {"login": editor.email, "password": PASSWORD})
    new = {"oldpassword": PASSWORD, "password1": "zupełnie-nowe-hasło-7", "password2": "zupełnie-nowe-hasło-7"}
    client.post("/account/password/change/", new)
    assert ("password changed", editor.pk) in told(lines, "what", "person")
    assert "hasło" not in str(lines())


def test_refused_page_is_told(editor_client, editor, lines):
    assert editor_client.get("/django-admin/", follow=True).status_code == 403
    (line,) = lines()
    assert (line["what"], line["outcome"], line["status"], line["person"]) == ("request", "refused", 403, editor.pk)


def test_forged_form_is_told(lines, db):
    client = Client(enforce_csrf_checks=True)
    assert client.post(LOGIN, {"login": "x@example.org", "password": "y"}).status_code == 403
    assert told(lines, "what", "outcome", "path") == [
        ("form", "refused", "/account/login/"),
        ("request", "refused", "/account/login/"),
    ]


def test_line_holds_no_secret_of_an_address(lines, db):
    assert stranger().get("/intranet/invitation/abcdefgh12345678/").status_code == 404
    assert told(lines, "what", "path") == [("link with a secret", "/intranet/invitation/…/")]


def test_every_answer_has_a_number_of_its_own(db):
    said = [Client().get(path).headers["X-Request-ID"] for path in ("/healthz", "/healthz", "/nowhere")]
    assert len(set(said)) == 3
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in said)


@pytest.mark.parametrize(
    ("proxies", "sent", "is_taken"),
    [(1, "6f1c-23:ab.CD_9", True), (0, "6f1c-23:ab.CD_9", False), (1, "short", False), (1, "a" * 65, False)]
    + [(1, sent, False) for sent in ("abcdefgh\nx", 'abcdefgh"', "abcdefgh łąka", "")],
)
def test_number_of_a_trusted_proxy_is_taken_where_it_is_one(db, settings, proxies, sent, is_taken):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    said = Client().get("/healthz", HTTP_X_REQUEST_ID=sent).headers["X-Request-ID"]
    assert (said == sent) is is_taken
    assert is_taken or re.fullmatch("[0-9a-f]{32}", said)


def test_demo_keeps_the_lines_to_itself():
    """The logger inherits from the root, which starts at warnings."""
    assert not logging.getLogger("audit").isEnabledFor(logging.INFO)
