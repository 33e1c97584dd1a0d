"""Addresses with a secret in them: what travels with their answers, and what no log keeps."""

import logging

import pytest
from django.test import Client
from django.urls import get_resolver

from cms.core import secret_paths
from cms.core.secret_paths import HEADERS, without_secrets

DOORS = [
    "/intranet/act/s3cret/",
    "/intranet/left/s3cret/",
    "/intranet/invitation/s3cret/",
    "/intranet/notices/unsubscribe/s3cret/",
    "/intranet/feeds/s3cret.ics",
    "/account/password/reset/key/1-s3cret/",
    "/account/confirm-email/s3cret/",
]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.django_db
def test_answer_is_kept_nowhere_and_leads_nobody_here(door):
    answer = Client().get(door)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.django_db
def test_other_pages_have_headers_of_their_own():
    assert "X-Robots-Tag" not in Client().get("/account/login/").headers


@pytest.mark.parametrize("door", DOORS)
def test_secret_is_cut_wherever_an_address_is_written(door):
    for words in (
        f"Not Found: {door}",
        f'"GET {door} HTTP/1.1" 404',
        f"?next={door}",
        f"https://example.org{door}?x=1",
    ):
        cut = without_secrets(words)
        assert "s3cret" not in cut
        assert "…" in cut


def test_other_addresses_are_written_whole():
    for words in ("Not Found: /pl/zamek/", "/intranet/notices/seen/", "half and half, 1/2", ""):
        assert without_secrets(words) == words


def test_every_route_with_a_secret_is_below_one_of_the_doors():
    routes = {f"/{route}" for route in secret_paths._routes(get_resolver().url_patterns)}
    assert len(routes) >= len(DOORS)
    assert {route for route in routes if not route.startswith(secret_paths.DOORS)} == set()


def test_record_whose_arguments_do_not_fit_breaks_nothing(caplog):
    record = logging.getLogRecordFactory()("x", logging.INFO, "x.py", 1, "%d of %s", ("one",), None)
    assert record.args == ("one",)


@pytest.mark.django_db
def test_log_of_a_wrong_link_does_not_hold_it(caplog):
    Client().get("/intranet/invitation/s3cret/")
    assert "Not Found: /intranet/invitation/…/" in caplog.text
    assert "s3cret" not in caplog.text


def test_access_log_does_not_hold_it(caplog):
    """As a web server's, which may hand over a dictionary."""
    caplog.set_level("INFO")
    line = {"r": "GET /intranet/act/s3cret/ HTTP/1.1", "f": "https://example.org/intranet/act/s3cret/", "s": 200}
    logging.getLogger("access").info('"%(r)s" %(s)s "%(f)s"', line)
    assert "s3cret" not in caplog.text
    assert "GET /intranet/act/…/ HTTP/1.1" in caplog.text


@pytest.mark.django_db
def test_who_guesses_has_to_wait_and_nobody_else(monkeypatch):
    monkeypatch.setattr(secret_paths, "MISSES", 3)
    answers = [Client().get(f"/intranet/invitation/{number}/").status_code for number in range(4)]
    assert answers == [404, 404, 404, 429]
    assert Client(REMOTE_ADDR="192.0.2.7").get("/intranet/invitation/x/").status_code == 404
    assert Client().get("/account/login/").status_code == 200
