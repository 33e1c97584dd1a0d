"""What every page says to programs and to networks: who is behind it, where it stands, how it is to be shown."""

import json
import re
from typing import Any

import pytest

from cms.cluster.models import ClusterPage
from tests import factories, portal
from tests.schemaorg import problems

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
PROPERTY = re.compile(r'<meta\s+(?:property|name)="((?:og|twitter):[\w:]+)"\s+content="([^"]*)"')
SITE = "https://visitopolskie.example"


def documents(client, address: str) -> list[dict[str, Any]]:
    return [json.loads(text) for text in BLOCK.findall(client.get(address).content.decode())]


def trail(client, address: str) -> list[tuple[str, str]]:
    [steps] = [
        node["itemListElement"]
        for document in documents(client, address)
        for node in document["@graph"]
        if node["@type"] == "BreadcrumbList"
    ]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    return [(step["name"], step["item"]["@id"]) for step in steps]


def shared(client, address: str) -> list[tuple[str, str]]:
    return PROPERTY.findall(client.get(address).content.decode())


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def whole(rows_of_the_module) -> None:
    portal.build()


def test_every_page_says_what_the_vocabulary_allows_and_every_indexable_one_says_something(client):
    for address in portal.ADDRESSES:
        page = client.get(address).content.decode()
        said = documents(client, address)
        assert [problem for document in said for problem in problems(document)] == [], address
        assert bool(said) is ("noindex" not in page and not address.startswith("/account/")), address


def test_home_page_names_the_organisation_and_the_site_in_its_language(client):
    [document] = documents(client, "/pl/")
    organization, site = document["@graph"]
    assert organization["name"] == "Opolska Regionalna Organizacja Turystyczna"
    assert (organization["url"], organization["email"]) == (SITE, "info@orot.pl")
    assert (site["@type"], site["url"], site["inLanguage"]) == ("WebSite", f"{SITE}/pl/", "pl")
    assert site["publisher"] == {"@id": organization["@id"]}


def test_trail_leads_from_home_to_the_page(client):
    assert trail(client, "/en/atrakcje/moszna-castle/") == [
        ("Home page", f"{SITE}/en/"),
        ("Atrakcje", f"{SITE}/en/atrakcje/"),
        ("Moszna Castle", f"{SITE}/en/atrakcje/moszna-castle/"),
    ]
    assert trail(client, "/pl/privacy/") == [
        ("Strona główna", f"{SITE}/pl/"),
        ("Prywatność", f"{SITE}/pl/privacy/"),
    ]


def test_trail_of_a_page_further_down_names_all_between_that_readers_may_see(client, home):
    above = home
    for name in ("zwiazek", "historia", "lata"):
        above = factories.publish(ClusterPage(title=name.title(), slug=name, summary="Razem."), parent=above)
    address = "/pl/zwiazek/historia/lata/"
    assert [name for name, _address in trail(client, address)] == ["Strona główna", "Zwiazek", "Historia", "Lata"]
    above.get_parent().unpublish()
    assert [name for name, _address in trail(client, address)] == ["Strona główna", "Zwiazek", "Lata"]


def test_networks_show_title_summary_and_languages(client):
    assert shared(client, "/pl/atrakcje/zamek-w-mosznej/") == [
        ("og:site_name", "VisitOpolskie"),
        ("og:type", "article"),
        ("og:title", "Zamek w Mosznej"),
        ("og:description", "Zamek w Mosznej i jego park."),
        ("og:url", f"{SITE}/pl/atrakcje/zamek-w-mosznej/"),
        ("og:locale", "pl_PL"),
        ("og:locale:alternate", "en_GB"),
        ("og:image", dict(shared(client, "/pl/atrakcje/zamek-w-mosznej/"))["og:image"]),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Zamek w Mosznej"),
        ("twitter:card", "summary_large_image"),
    ]


def test_networks_show_an_untranslated_page_as_the_polish_one_that_it_shows(client):
    said = dict(shared(client, "/de/atrakcje/zamek-w-mosznej/"))
    assert (said["og:url"], said["og:locale"]) == (f"{SITE}/pl/atrakcje/zamek-w-mosznej/", "pl_PL")


@pytest.mark.parametrize(
    ("address", "kind"), [("/pl/", "website"), ("/pl/atrakcje/", "website"), ("/pl/privacy/", "article")]
)
def test_networks_learn_what_kind_of_page_it_is(client, address, kind):
    assert dict(shared(client, address))["og:type"] == kind
