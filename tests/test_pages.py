"""What readers get at each address: the right language, honest labels, few queries."""

import re

import pytest
from django.core.cache import cache

from cms.core import content_version
from cms.pages.models import AccessibilityStatementPage
from cms.places.models import Kind, Place
from tests import portal

ADDRESSES = [address for address in portal.ADDRESSES if not address.startswith("/account/")]


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def whole(rows_of_the_module) -> None:
    portal.build()


def text(client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_page_has_one_heading_a_title_and_a_description(client):
    for address in ADDRESSES:
        page = text(client, address)
        assert page.count("<h1") == 1, address
        assert page.split("</head>")[0].count("<title>") == 1, address
        if "nie-ma" not in address:
            assert page.count('<meta name="description"') == 1, address


def test_untranslated_page_shows_polish_labelled_and_names_it_canonical(client):
    page = text(client, "/de/atrakcje/zamek-w-mosznej/")
    assert '<html lang="de">' in page
    assert '<h1 lang="pl">Zamek w Mosznej</h1>' in page
    assert "noch nicht übersetzt" in page
    assert '<link rel="canonical" href="https://visitopolskie.example/pl/atrakcje/zamek-w-mosznej/">' in page
    assert 'hreflang="x-default"' not in page
    assert "noindex" in page
    assert page.count('<div class="prose" lang="pl">') == 1


def test_translated_page_is_its_own_and_knows_its_siblings(client):
    page = text(client, "/en/atrakcje/moszna-castle/")
    assert "<h1>Moszna Castle</h1>" in page
    assert 'rel="canonical" href="https://visitopolskie.example/en/atrakcje/moszna-castle/"' in page
    found = dict(re.findall(r'rel="alternate"\s+hreflang="([\w-]+)"\s+href="([^"]+)"', page))
    assert found == {
        "pl": "https://visitopolskie.example/pl/atrakcje/zamek-w-mosznej/",
        "en": "https://visitopolskie.example/en/atrakcje/moszna-castle/",
        "x-default": "https://visitopolskie.example/en/atrakcje/moszna-castle/",
    }
    assert "noindex" not in page


def test_kept_parts_are_labelled_one_by_one(client):
    page = text(client, "/en/atrakcje/moszna-castle/")
    assert page.count("in Polish</span>") == 6


def test_language_switch_tells_what_is_not_translated(client):
    switch = text(client, "/pl/atrakcje/zamek-w-mosznej/").split("</header>")[0]
    assert 'href="/en/atrakcje/moszna-castle/"' in switch
    assert 'href="/de/atrakcje/zamek-w-mosznej/"' in switch
    assert switch.count("nieprzetłumaczone") == 2


def test_links_inside_pages_are_relative_to_the_root(client):
    absolute = r'<(?:a(?! id="a11y-url")|form|img|script)\s[^>]*="https?://(?:visitopolskie|testserver)'  # the law asks
    for address in ADDRESSES:
        assert not re.findall(absolute, text(client, address)), address


def test_listing_says_what_it_is(client):
    page = text(client, "/cs/listing/osm-bakow/")
    assert "noindex" in page
    assert "zatím neověřili" in page
    assert "© OpenStreetMap contributors" in page


def test_listing_of_a_place_with_a_page_leads_there(client):
    place = Place.objects.get(name="Zamek w Mosznej")
    assert client.get(f"/pl/listing/{place.external_id}/").headers["Location"] == "/pl/atrakcje/zamek-w-mosznej/"


def test_what_is_unknown_is_said_and_not_invented(client):
    page = text(client, "/pl/atrakcje/zamek-w-mosznej/")
    assert "wejście bez progów: tak" in page
    assert "można wejść z psem asystującym: nie" in page
    assert "jeszcze niepotwierdzone: dostępna toaleta" in page


@pytest.mark.parametrize("page", ["0", "3", "x", "-1", "٣", "999999999999999999999"])
def test_pages_beyond_the_list_are_not_found(client, page):
    assert client.get(f"/pl/atrakcje/?page={page}").status_code == 404


def add_places(number: int) -> None:
    kind = Kind.objects.get(code="castle")
    Place.objects.bulk_create(
        [
            Place(
                external_id=f"many-{i}",
                name=f"Zamek {i}",
                section="attraction",
                kind=kind,
                sort_pl=f"{i:06d}",
                latitude=50.5,
                longitude=17.5,
                town="Nysa",
            )
            for i in range(number)
        ]
    )


FILTERS = "kind=castle&county=1605&open=now&audience=families&access=step_free_entry&sort=name&near=50.5,17.9"
MOST_QUERIES = 12


@pytest.mark.parametrize("places", [1, 1_125, 11_250])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/pl/", 12),
        ("/pl/atrakcje/", 10),
        ("/pl/atrakcje/?page=2", 10),
        (f"/pl/atrakcje/?{FILTERS}", 7),
        ("/pl/places/", 7),
        ("/pl/atrakcje/zamek-w-mosznej/", 12),
        ("/pl/listing/osm-bakow/", 9),
    ],
)
def test_queries_stay_the_same_however_many_places(client, places, address, queries, django_assert_num_queries):
    """The first page after a change of content, when the process reads all places into memory, in three queries."""
    if "page=2" in address and places == 1:
        pytest.skip("one page only")
    text(client, "/pl/")  # locales and types are looked up once a process
    add_places(places)
    content_version.bump()  # bulk_create sends no signals; it also empties what the process holds in memory
    cache.clear()
    assert queries <= MOST_QUERIES
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_page_with_photographs_and_every_block_asks_little(client, django_assert_num_queries):
    """Three of these are its editor's: pictures in the text, and a map of places."""
    text(client, "/pl/atrakcje/palac/")
    with django_assert_num_queries(13):
        text(client, "/pl/atrakcje/palac/")


STATEMENT_IDS = {
    f"a11y-{name}"
    for name in (
        *("wstep", "podmiot", "zakres", "url", "data-publikacja", "data-aktualizacja", "status", "data-sporzadzenie"),
        *("kontakt", "email", "telefon", "procedura", "architektura", "komunikacja"),
    )
}
CONDITIONAL_IDS = {
    "a11y-data-przeglad": {"reviewed_on": "2026-06-01"},
    "a11y-ocena": {"assessment_url": "https://example.org/ocena"},
    "a11y-aplikacje": {"app_address": "https://example.org/app"},
    "a11y-architektura-url": {"architecture_url": "https://example.org/budynek"},
}


def test_statement_has_the_ids_and_headings_of_the_ministrys_document(client):
    page = text(client, "/pl/deklaracja-dostepnosci/")
    assert sorted(re.findall(r'id="(a11y-[\w-]+)"', page)) == sorted(STATEMENT_IDS)
    assert re.findall(r"<h1[^>]*>([^<]+)", page) == ["Deklaracja dostępności"]
    assert re.findall(r"<h2[^>]*>([^<]+)", page) == [
        "Stan dostępności cyfrowej",
        "Przygotowanie deklaracji dostępności",
        "Informacje zwrotne i dane kontaktowe",
        "Obsługa wniosków i skarg związanych z dostępnością",
        "Pozostałe informacje",
    ]
    assert re.findall(r"<h3[^>]*>([^<]+)", page) == [
        "Dostępność architektoniczna",
        "Dostępność komunikacyjno-informacyjna",
    ]
    assert re.search(r'id="a11y-email"\s+href="mailto:info@orot.pl"', page)
    assert len(re.findall(r'<time id="a11y-[\w-]+"\s+datetime="\d{4}-\d\d-\d\d"', page)) == 3


@pytest.mark.parametrize(("name", "facts"), CONDITIONAL_IDS.items())
def test_statement_has_the_conditional_ids_when_there_is_something_to_say(client, name, facts):
    page = AccessibilityStatementPage.objects.get(locale__language_code="pl")
    for field, value in facts.items():
        setattr(page, field, value)
    page.save_revision().publish()
    assert text(client, "/pl/deklaracja-dostepnosci/").count(f'id="{name}"') == 1


def test_statement_is_linked_from_every_footer(client):
    for address in ADDRESSES:
        if "nie-ma" not in address:
            assert "/deklaracja-dostepnosci/" in text(client, address).split("<footer")[1], address


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("pl", "Nie ma takiej strony"),
        ("en", "There is no such page"),
        ("de", "Diese Seite gibt es nicht"),
        ("cs", "Taková stránka neexistuje"),
    ],
)
def test_missing_page_is_explained_in_the_readers_language(client, language, heading):
    answer = client.get(f"/{language}/nothing-here/")
    assert answer.status_code == 404
    assert heading in answer.content.decode()
    assert f'<html lang="{language}">' in answer.content.decode()


def test_pages_go_out_compressed(client):
    answer = client.get("/pl/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
