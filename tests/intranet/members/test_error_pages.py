"""What members meet where nothing is, where it is not theirs, and at a button's address: their house, and a way on."""

import pytest
from django.test import Client

from cms.core.errors import ErrorPage
from tests.intranet import factories
from tests.intranet.conftest import logged_in

HEADER = "site-header intranet-header"


@pytest.fixture
def client(member) -> Client:
    return logged_in(member.user)


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("path", ["/intranet/groups/999/", "/intranet/nowhere/"])
def test_what_is_not_there_leads_back_and_to_the_office(client, path):
    answer = client.get(path, headers={"Referer": "http://testserver/intranet/groups/?q=szlaki"})
    assert answer.status_code == 404
    assert "This is gone, or it is not for you" in text(answer)
    assert HEADER in text(answer)
    assert 'href="/intranet/groups/?q=szlaki"' in text(answer)
    assert "mailto:" in text(answer)


def test_role_that_does_not_allow_it_is_named_with_whom_to_ask(client, hotel):
    answer = client.get(f"{hotel.get_absolute_url()}invitations/")
    assert answer.status_code == 403
    assert "Your role in Hotel Arte does not allow it." in text(answer)


def test_who_acts_for_nobody_is_sent_to_the_office(db):
    answer = logged_in(factories.board()).get("/intranet/log/")
    assert answer.status_code == 403
    assert "ask the office" in text(answer)


def test_address_of_a_button_does_nothing_and_says_so(office, hotel):
    answer = logged_in(office.user).get(f"/intranet/on/members.organisation/{hotel.pk}/follow/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "belongs to a button" in text(answer)


def test_stranger_learns_nothing_and_meets_the_portals_page(db):
    answer = Client().get("/intranet/nowhere/")
    assert HEADER not in text(answer)


def test_script_is_not_told_in_a_page(client):
    answer = client.get("/intranet/nowhere/", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert isinstance(answer, ErrorPage)
