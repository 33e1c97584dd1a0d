"""Kept pages: quick, but never old, nor another's, nor in another language."""

import gzip
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from cms.core.page_cache import expires_at, keep_public_pages
from cms.pages.models import ContactPage
from cms.places.models import Kind, PlacePage
from tests import factories

Prepare = Callable[[HttpRequest, HttpResponse], None]

CASTLE = "/pl/attraction/zamek/"


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.PAGE_CACHE = True
    caches["pages"].clear()


@pytest.fixture
def castle(section) -> PlacePage:
    return factories.place_page(parent=section, place=factories.place(name="Zamek"), summary="Stary.")


def text(address: str = CASTLE, **headers: str) -> str:
    return Client().get(address, headers=headers).content.decode()


def publish(page, **words) -> None:
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()


def headers(answer) -> dict[str, str]:
    """All but the number that each request has of its own."""
    return {name: value for name, value in answer.headers.items() if name != "X-Request-ID"}


def test_second_reader_is_answered_with_one_query(castle, django_assert_num_queries):
    first = Client().get(CASTLE)
    with django_assert_num_queries(1):
        second = Client().get(CASTLE)
    assert "Stary." in second.content.decode()
    assert second.content == first.content
    assert headers(second) == headers(first)


@pytest.mark.parametrize("address", ["/pl/", "/pl/attraction/", "/pl/attraction/?page=1", "/sitemap.xml"])
def test_every_kind_of_public_page_is_kept(castle, address, django_assert_num_queries):
    text(address)
    with django_assert_num_queries(1):
        text(address)


def test_published_words_are_seen_at_once(castle):
    assert "Stary." in text()
    publish(castle, summary="Nowy.")
    assert "Nowy." in text()
    assert "Nowy." in text("/pl/attraction/")


def test_draft_is_not_seen(castle):
    text()
    castle.summary = "Szkic."
    castle.save_revision()
    assert "Szkic." not in text()


def test_unpublished_page_is_gone_and_comes_back(castle):
    text()
    castle.unpublish()
    assert Client().get(CASTLE).status_code == 404
    publish(castle)
    assert "Stary." in text()


def test_deleted_page_is_gone(castle):
    text("/pl/attraction/")
    castle.delete()
    assert Client().get(CASTLE).status_code == 404
    assert CASTLE not in text("/pl/attraction/")


def test_moved_page_is_at_its_new_address_only(castle, home):
    text()
    other = factories.section_page(parent=home, section="accommodation", title="Noclegi")
    castle.move(other, pos="last-child")
    assert Client().get(CASTLE).headers["Location"] == "/pl/accommodation/zamek/"
    assert "Stary." in text("/pl/accommodation/zamek/")


def test_translation_is_seen_at_once_and_by_its_readers_only(castle):
    assert "Stary." in text("/de/attraction/zamek/")
    page = factories.translate(castle, "de", title="Zamek", summary="Altes Schloss.")
    assert "Altes Schloss." in text(page.url)
    assert "Altes Schloss." not in text()
    assert '<html lang="pl">' in text(CASTLE, **{"Accept-Language": "de"})


def test_facts_and_terms_are_seen_at_once(castle):
    assert "Nysa" not in text()
    castle.place.town = "Nysa"
    castle.place.save()
    assert "Nysa" in text()
    kind = Kind.objects.get(code="castle")
    kind.name_pl = "warownia"
    kind.save()
    assert "warownia" in text("/pl/attraction/")


def test_page_made_private_is_closed_at_once_and_not_kept(castle, section, editor_client):
    text()
    section.view_restrictions.create(restriction_type="login")
    assert Client().get(CASTLE).status_code == 302
    assert editor_client.get(CASTLE).status_code == 200
    assert Client().get(CASTLE).status_code == 302


def test_editors_neither_get_nor_leave_a_kept_page(castle, editor_client):
    assert "wagtail-userbar" in editor_client.get(CASTLE).content.decode()
    assert "wagtail-userbar" not in text()
    assert "wagtail-userbar" in editor_client.get(CASTLE).content.decode()
    assert "ETag" not in editor_client.get(CASTLE).headers


@pytest.mark.parametrize(
    "headers", [{"Cookie": "csrftoken=x"}, {"Cookie": "sessionid=x"}, {"Authorization": "Basic eDp5"}]
)
def test_whoever_may_be_recognised_is_answered_afresh(castle, headers):
    text()
    assert "ETag" not in Client().get(CASTLE, headers=headers).headers


def test_foreign_cookie_changes_nothing(castle, django_assert_num_queries):
    text()
    with django_assert_num_queries(1):
        text(Cookie="statistics=1")


def test_preview_without_a_session_is_neither_kept_nor_a_kept_page(castle):
    text()
    castle.summary = "Szkic."
    assert "Szkic." in castle.make_preview_request().content.decode()
    assert "Szkic." not in text()


def test_browser_with_the_page_is_told_so_until_it_changes(castle):
    first = Client().get(CASTLE)
    assert first.headers["Cache-Control"] == "no-cache"
    again = Client().get(CASTLE, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    publish(castle, summary="Nowy.")
    assert "Nowy." in text(**{"If-None-Match": first.headers["ETag"]})


def test_head_has_the_headers_of_get(castle):
    head = Client().head(CASTLE)
    assert head.content == b""
    assert headers(head) == headers(Client().get(CASTLE)) == headers(Client().head(CASTLE))


def test_compressed_and_plain_are_the_same_page(castle):
    plain = Client().get(CASTLE)
    packed = Client().get(CASTLE, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain.content)
    assert {"Accept-Encoding", "Cookie"} <= set(plain.headers["Vary"].split(", "))


def test_kept_page_carries_the_security_headers(castle):
    text()
    headers = Client().get(CASTLE).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Content-Language"] == "pl"
    assert "geolocation=(self)" in headers["Permissions-Policy"]


def test_host_of_ours_has_pages_of_its_own_and_a_foreign_one_none(settings, db):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    assert numbers(View(), {"Host": "testserver"}, {"Host": "other.example"}) == ["1", "2"]
    assert Client().get("/pl/", headers={"Host": "foreign.example"}).status_code == 400


def test_contact_form_is_shown_kept_and_still_sends(home):
    factories.publish(ContactPage(title="Kontakt", slug="contact", summary="Napisz."), parent=home)
    shown = Client().get("/pl/contact/")
    assert "Set-Cookie" not in shown.headers
    form = {"name": "A", "email": "a@example.org", "text": "Dzień dobry"}
    stamp = text("/pl/contact/").split('name="stamp" value="')[1].split('"')[0]
    refused = Client().post("/pl/contact/", form | {"stamp": "forged"})
    assert refused.status_code == 422
    assert "ETag" not in refused.headers
    sent = Client().post("/pl/contact/", form | {"stamp": stamp})
    assert sent.headers["Location"] == "/pl/contact/?sent"
    assert text("/pl/contact/?sent") != text("/pl/contact/")


class View:
    """Answers with its next number."""

    def __init__(self, prepare: Prepare = lambda request, response: None, **headers: str) -> None:
        self.count, self.headers, self.prepare = 0, headers, prepare

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.count += 1
        response = HttpResponse(str(self.count), headers=self.headers)
        self.prepare(request, response)
        return response


def numbers(view: View, *headers: dict[str, str], path: str = "/pl/x/") -> list[str]:
    """What two readers get, one after the other."""
    middleware = keep_public_pages(view)
    return [middleware(RequestFactory().get(path, headers=own)).content.decode() for own in headers or ({}, {})]


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "expected"), [(-1, ["1", "2"]), (60, ["1", "1"])])
def test_page_is_kept_until_the_first_of_what_it_shows_expires(seconds, expected):
    def prepare(request: HttpRequest, response: HttpResponse) -> None:
        expires_at(response, timezone.now() + timedelta(seconds=seconds))
        expires_at(response, timezone.now() + timedelta(hours=1))
        expires_at(request, timezone.now() + timedelta(hours=1))

    assert numbers(View(prepare)) == expected


@pytest.mark.django_db
def test_request_too_is_told_when_its_page_expires():
    assert numbers(View(lambda request, response: expires_at(request, timezone.now()))) == ["1", "2"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "private"},
        {"Cache-Control": "no-store"},
        {"Vary": "Accept-Language"},
        {"Content-Type": "application/json"},
    ],
)
def test_answer_with_wishes_of_its_own_is_not_kept(headers):
    assert numbers(View(**headers)) == ["1", "2"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "prepare",
    [
        lambda request, response: response.set_cookie("x", "y"),
        lambda request, response: setattr(response, "_csp_update", {"img-src": "x"}),
        lambda request, response: setattr(response, "status_code", 404),
    ],
)
def test_answer_with_a_cookie_a_policy_or_another_status_is_not_kept(prepare):
    assert numbers(View(prepare)) == ["1", "2"]


@pytest.mark.django_db
def test_fragment_for_htmx_is_not_the_page():
    assert numbers(View(), {}, {"HX-Request": "true"}, {}) == ["1", "2", "1"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/account/login/", "/admin/", "/intranet/", "/documents/1/x/", "/media/x", "/healthz"]
)
def test_addresses_behind_doors_are_not_kept(path):
    assert numbers(View(), path=path) == ["1", "2"]
