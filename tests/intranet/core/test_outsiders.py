"""People without an account, as they and the office meet: a link that is mailed, replaced, ended, forgotten."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language

from cms.core import secret_paths
from cms.urls import handler404
from cms.urls import urlpatterns as of_the_tests
from intranet.core.actors import Actor
from intranet.core.models import AuditEntry, Outsider, SavedView
from intranet.core.outsiders.doors import open_to_outsiders
from intranet.core.outsiders.services import end_outsider, invite_outsider, renew_outsider
from tests.canary import all_that_is_kept

__all__ = ["handler404"]


@open_to_outsiders
def answer(request: HttpRequest, outsider: Outsider) -> HttpResponse:
    """Writes whatever the method, as a careless feature would."""
    SavedView.objects.create(user=outsider.invited_by, path="/", name=f"{request.method}")
    return HttpResponse(f"{outsider.name} {get_language()}")


urlpatterns = [path("intranet/guests/<str:secret>/", answer), *of_the_tests]


@pytest.fixture(autouse=True)
def doors(settings):
    settings.ROOT_URLCONF = __name__
    secret_paths._secrets.cache_clear()
    yield
    secret_paths._secrets.cache_clear()


def is_office(actor: Actor, subject: Any) -> bool:
    return actor.is_office


@pytest.fixture
def jana(office, hotel) -> Outsider:
    facts: dict[str, Any] = {"name": "Jana Nováková", "email": "jana@example.org", "language": "cs"}
    return invite_outsider(actor=office, policy=is_office, subject=hotel, **facts)


def address(outsider: Outsider) -> str:
    return f"/intranet/guests/{outsider.secret}/"


def test_link_opens_in_the_outsiders_language_without_an_account_or_a_cookie(jana):
    stranger = Client(headers={"Accept-Language": "de"})
    page = stranger.get(address(jana))
    assert (page.status_code, page.content.decode()) == (200, "Jana Nováková cs")
    assert not page.cookies
    assert {name: page.headers[name] for name in secret_paths.HEADERS} == secret_paths.HEADERS


def test_opening_the_link_changes_nothing_and_the_button_does(jana):
    stranger = Client(enforce_csrf_checks=True)
    stranger.get(address(jana))
    stranger.head(address(jana))
    assert not SavedView.objects.exists()
    assert stranger.post(address(jana)).status_code == 200
    assert SavedView.objects.get().name == "POST"


def test_secret_is_kept_nowhere_and_the_office_can_send_it_again(jana, caplog):
    caplog.set_level("DEBUG")
    Client().get(address(jana) + "?x=1")
    Client().get(address(jana) + "missing/")
    again = Outsider.objects.get()
    assert again.secret == jana.secret
    assert jana.secret not in all_that_is_kept() + caplog.text


def test_renewed_link_replaces_the_former_and_may_go_elsewhere(jana, office):
    former = address(jana)
    renewed = renew_outsider(actor=office, policy=is_office, outsider=jana, email="jana.nova@example.org")
    assert Outsider.objects.get().email == "jana.nova@example.org"
    assert_dead(former, 404, "Another link has taken the place of this one")
    assert Client().get(address(renewed)).status_code == 200


def test_ended_link_opens_nothing_until_it_is_renewed(jana, office):
    for _time in range(2):
        end_outsider(actor=office, policy=is_office, outsider=jana)
    Outsider.objects.update(language="en")
    assert_dead(address(jana), 410, "The office has ended this link.")
    renewed = renew_outsider(actor=office, policy=is_office, outsider=jana)
    assert Client().get(address(renewed)).status_code == 200
    assert [entry.action for entry in AuditEntry.objects.order_by("pk")] == ["created", "ended", "changed"]


def test_link_expires_at_its_moment(jana):
    Outsider.objects.update(language="en", expires_at=timezone.now() + timedelta(minutes=1))
    assert Client().get(address(jana)).status_code == 200
    Outsider.objects.update(expires_at=timezone.now())
    assert_dead(address(jana), 410, "This link has expired.")


def test_dead_link_is_explained_in_the_outsiders_language(jana, office):
    end_outsider(actor=office, policy=is_office, outsider=jana)
    assert '<html lang="cs"' in Client(headers={"Accept-Language": "pl"}).get(address(jana)).content.decode()


def test_link_of_nobody_is_explained_in_the_browsers_language(db):
    page = Client(headers={"Accept-Language": "de"}).get("/intranet/guests/none/").content.decode()
    assert '<html lang="de"' in page
    assert django_settings.CONTACT_EMAIL in page


@pytest.mark.parametrize("change", [invite_outsider, renew_outsider, end_outsider])
def test_only_those_whom_the_policy_allows_change_links(change, jana, member, hotel):
    about: dict[str, Any] = {"outsider": jana}
    if change is invite_outsider:
        about = {"subject": hotel, "name": "Jan", "email": "jan@example.org", "language": "pl"}
    before = Outsider.objects.get().secret_hash
    with pytest.raises(PermissionDenied):
        change(actor=member, policy=is_office, **about)
    assert Outsider.objects.values_list("secret_hash", "ended_at").get() == (before, None)


def test_address_that_is_none_is_refused_and_the_link_stays(jana, office):
    with pytest.raises(ValidationError):
        renew_outsider(actor=office, policy=is_office, outsider=jana, email="jana")
    assert Client().get(address(jana)).status_code == 200


def assert_dead(path: str, status: int, reason: str) -> None:
    """To GET and POST; without the person's name."""
    for send in (Client(headers={"Accept-Language": "en"}).get, Client(headers={"Accept-Language": "en"}).post):
        answer = send(path)
        page = answer.content.decode()
        assert answer.status_code == status
        assert reason in page
        assert "Jana" not in page
    assert not SavedView.objects.filter(name="POST").exists()
