"""Readers without an account are followed by nothing: no cookie, whatever they read."""

import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from cms.pages.models import ContactPage, StandardPage
from tests import factories


@pytest.fixture
def portal(section, home):
    factories.place_page(parent=section, place=factories.place(name="Zamek"))
    factories.place(external_id="osm-bakow")
    factories.publish(ContactPage(title="Kontakt", slug="contact", summary="Napisz."), parent=home)
    factories.publish(StandardPage(title="Prywatność", slug="privacy", summary="Bez śledzenia."), parent=home)


def test_no_address_of_the_sitemap_sets_a_cookie(portal):
    client = Client()
    tree = ET.fromstring(client.get("/sitemap.xml").content)
    addresses = [loc.text or "" for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(addresses) >= 5
    others = [
        "/",
        "/cz/",
        "/favicon.ico",
        "/robots.txt",
        "/healthz",
        "/pl/none/",
        "/de/listing/osm-bakow/",
        "/de/report/osm-bakow/",
        "/static/none",
        "/media/x.png",
    ]
    for address in [*addresses, *others]:
        answer = client.get(address.removeprefix("https://visitopolskie.example"))
        assert "Set-Cookie" not in answer.headers, address
        assert not answer.cookies, address


def test_private_page_leads_to_the_login_without_a_cookie_of_its_own(portal, section):
    section.view_restrictions.create(restriction_type="login")
    answer = Client().get(section.url)
    assert answer.status_code == 302
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/pl/", "/pl/none/", "/healthz", "/account/login/"])
def test_every_answer_carries_the_security_headers(path):
    headers = Client().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=(self)" in headers["Permissions-Policy"]


def test_policy_is_relaxed_in_the_editor_only(editor_client):
    assert "'unsafe-inline'" in editor_client.get("/admin/").headers["Content-Security-Policy"]
    assert "unsafe-eval" not in editor_client.get("/admin/").headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/pl/", "/healthz", "/.well-known/security.txt", "/intranet/", "/admin/"])
def test_nobody_is_shown_what_they_have_sent(path):
    assert Client().trace(path).status_code == 405


def test_what_is_said_to_a_person_is_in_no_cookie(editor_client):
    editor_client.post("/account/sessions/", {"session": "1"})
    assert set(editor_client.cookies) == {"sessionid"}
    assert "had ended already" in editor_client.get("/account/sessions/").content.decode()
