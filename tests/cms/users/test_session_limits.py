import time

import pytest
from django.test import Client

from cms.users import session_limits
from tests.intranet import factories

DAY = 24 * 60 * 60


@pytest.fixture
def later(monkeypatch):
    """So many seconds from now, for those who count logins."""
    now = time.time()
    return lambda seconds: monkeypatch.setattr(session_limits.time, "time", lambda: now + seconds)


def logged_in(user) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user)
    return client


def is_in(client: Client) -> bool:
    return client.get("/account/sessions/").status_code == 200


def test_login_ends_after_fourteen_days_however_much_it_is_used(db, later):
    client = logged_in(factories.person())
    for day in range(0, 14):
        later(day * DAY)
        assert is_in(client)
    later(14 * DAY + 1)
    assert not is_in(client)


@pytest.mark.parametrize("who", [factories.office, factories.board])
def test_office_and_board_are_logged_out_after_half_a_day_of_silence(db, later, who):
    client = logged_in(who())
    later(DAY / 2 - 60)
    assert is_in(client)
    later(DAY - 120)
    assert is_in(client)
    later(1.5 * DAY)
    assert not is_in(client)


def test_editors_are_too_and_members_are_not(editor, db, later):
    edits, works = logged_in(editor), logged_in(factories.person())
    later(DAY)
    assert edits.get("/admin/").status_code == 302
    assert is_in(works)


def test_using_the_portal_writes_the_session_only_now_and_then(db, later, django_assert_num_queries):
    client = logged_in(factories.office())
    with django_assert_num_queries(5):
        is_in(client)
    with django_assert_num_queries(5):
        is_in(client)


@pytest.mark.parametrize("path", ["/intranet/", "/account/sessions/", "/admin/", "/account/login/"])
def test_nothing_behind_the_login_is_kept_on_a_disk(superuser, path):
    for client in (logged_in(superuser), Client()):
        assert "no-store" in client.get(path).headers["Cache-Control"]
