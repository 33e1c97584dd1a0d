import xml.etree.ElementTree as ET

import pytest

from tests import factories

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.mark.parametrize(
    ("accepted", "target"),
    [("de-AT,de;q=0.9,en;q=0.5", "/de/"), ("cs", "/cs/"), ("en-GB", "/en/"), ("fr", "/pl/"), ("", "/pl/")],
)
def test_front_door_leads_to_the_browsers_language(client, accepted, target):
    answer = client.get("/", headers={"Accept-Language": accepted})
    assert (answer.status_code, answer.headers["Location"]) == (302, target)
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("old", "new"), [("/cz/pamatky/?page=2", "/cs/pamatky/?page=2"), ("/cz/", "/cs/"), ("/cz", "/cs/")]
)
def test_old_czech_addresses_move_for_good(client, old, new):
    answer = client.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, new)


def test_browsers_find_the_icon_by_themselves(client):
    assert client.get("/favicon.ico").headers["Location"] == "/static/site/icon.svg"


def test_robots_name_the_sitemap(client):
    assert "Sitemap: https://visitopolskie.example/sitemap.xml" in client.get("/robots.txt").content.decode()


def sitemap(client):
    """Address → its alternates by language."""
    tree = ET.fromstring(client.get("/sitemap.xml").content)
    return {
        url.findtext("s:loc", namespaces=NS): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NS)
        }
        for url in tree.findall("s:url", NS)
    }


@pytest.fixture
def castle(section):
    return factories.place_page(parent=section, place=factories.place(name="Zamek w Mosznej"))


def test_sitemap_has_translated_pages_with_reciprocal_alternates(client, castle):
    german = factories.translate(castle, title="Schloss Moschen", summary="Türme.")
    found = sitemap(client)
    assert found[german.address] == found[castle.address]
    assert found[castle.address] == {
        "pl": castle.address,
        "de": german.address,
        "x-default": castle.address,
    }
    assert german.address == "https://visitopolskie.example/de/attraction/schloss-moschen/"


def test_sitemap_leaves_out_what_is_not_translated(client, castle):
    assert not [address for address in sitemap(client) if "/cs/" in address and "moszne" in address]


@pytest.mark.parametrize("hide", ["draft", "private", "left out", "left out facts"])
def test_sitemap_leaves_out_hidden_pages(client, castle, hide):
    if hide == "draft":
        castle.unpublish()
    elif hide == "private":
        castle.view_restrictions.create(restriction_type="login")
    elif hide == "left out":
        castle.leave_out_of_search = True
        castle.save()
    else:
        castle.place.leave_out_of_search = True
        castle.place.save()
    assert castle.address not in sitemap(client)


def test_sitemap_queries_do_not_grow_with_pages(client, castle, section, django_assert_num_queries):
    for name in ("Zamek w Brzegu", "Zamek w Niemodlinie"):
        factories.place_page(parent=section, place=factories.place(name=name))
    client.get("/sitemap.xml")
    with django_assert_num_queries(8):
        client.get("/sitemap.xml")
