"""The search page as a reader without JavaScript meets it."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client

from cms.places.findable import PLACES
from cms.places.models import Place
from search.indexing.index_terms import refresh_terms
from search.indexing.writing import refresh
from search.understanding import near_spellings
from tests import factories


def page(client: Client, query: str, language: str = "pl") -> Tag:
    answer = client.get(f"/{language}/search/{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(part: Tag | None) -> str:
    assert part is not None
    return re.sub(r"\s+", " ", part.get_text()).strip()


def titles(shown: Tag) -> list[str]:
    return [words(title) for title in shown.select(".result h2")]


def chips(shown: Tag) -> dict[str, str]:
    """Label → where it leads."""
    return {words(chip).removeprefix("Usuń: ").removesuffix(" ×"): str(chip["href"]) for chip in shown.select("a.chip")}


def test_result_says_what_it_is_and_why_it_was_found(client, findable):
    shown = page(client, "?q=zamek+park&near=50.44,17.78")
    assert titles(shown) == ["Zamek w Mosznej"]
    (result,) = shown.select(".result")
    assert words(result.select_one(".eyebrow")) == "Atrakcje · zamek · Moszna · 0,7 km"
    assert [words(mark) for mark in result.select("mark")] == ["Zamek", "park"]
    assert result.select_one("h2 a")["href"] == "/pl/attraction/zamek-w-mosznej/"  # type: ignore[index]
    assert words(shown.select_one("#count")) == "1 wynik"


def test_text_of_a_page_cannot_be_markup(client, findable, home):
    factories.place(name="<b>Zamek</b> <script>", external_id="osm-x")
    assert "<script>" not in client.get("/pl/search/?q=zamek").content.decode().split("<main")[1]


def test_record_is_shown_once_in_the_best_language_polish_labelled(client, findable):
    shown = page(client, "?q=Schloss", "de")
    assert titles(shown) == ["Schloss Moschen", "Zamek w Brzegu", "Ruiny zamku"]
    links = [result.select_one("h2 a") for result in shown.select(".result")]
    assert [link.get("lang") for link in links if link] == [None, "pl", "pl"]
    assert "auf Polnisch" in words(shown.select(".result")[1])
    assert "auf Polnisch" not in words(shown.select(".result")[0])
    assert "nicht geprüft" in words(shown.select(".result")[2]).lower()


def test_facets_count_combine_and_are_undone_by_chips(client, findable):
    shown = page(client, "?q=zamek&county=1601&county=1607&kind=castle")
    assert titles(shown) == ["Zamek w Brzegu", "Ruiny zamku"]
    counties = {words(option): option.select_one("input") for option in shown.select("#facet-county .option")}
    assert set(counties) == {"powiat brzeski 1", "powiat krapkowicki 1", "powiat nyski 1"}
    assert shown.select_one("#county-1601[checked]")
    links = chips(shown)
    assert links["Powiat powiat brzeski"] == "?q=zamek&kind=castle&county=1607"
    assert len(titles(page(client, links["Powiat powiat brzeski"]))) == 1
    assert links["Wyczyść wszystko"] == "?q=zamek"


def test_what_words_mean_is_shown_and_can_be_taken_away(client, findable):
    shown = page(client, "?q=nocleg+nysa")
    assert titles(shown) == ["Hotel Fryderyk", "Lux"]
    links = chips(shown)
    assert links["Dział Noclegi"] == "?q=nysa"
    assert links["Miejscowość Nysa"] == "?q=nocleg"


@pytest.mark.parametrize("near", ["koło Nysy", "w pobliżu Nysy", "near Nysa", "in der Nähe von Neisse", "u Nysy"])
def test_town_after_near_is_a_circle_with_a_chip_of_its_own(client, findable, near):
    """Not a word to look for: the ruin says nothing of being near anything."""
    Place.objects.filter(external_id="osm-zamek").update(town="Hajduki Nyskie")
    refresh(PLACES, ["osm-zamek"])
    shown = page(client, f"?q=zamek+{near}")
    assert titles(shown) == ["Ruiny zamku"]
    assert words(shown.select_one(".result .eyebrow")).endswith("0,5 km")
    assert chips(shown)["W pobliżu Nysa"] == "?q=zamek"


def test_misspelt_words_name_a_kind_together(client, findable):
    factories.place(external_id="osm-zoo", name="Zwierzyniec", kind="zoo")
    factories.place(external_id="osm-park", name="Zoologiczny Park", kind="park")
    refresh_terms()
    shown = page(client, "?q=ogrod+zologiczny")
    assert titles(shown)[0] == "Zwierzyniec"
    assert words(shown.select_one(".chip")) == "Usuń: Rodzaj ogród zoologiczny ×"
    assert words(shown.select_one(".notice a")) == "ogród zoologiczny"


def test_whole_lists_are_offered_above_and_not_among_the_results(client, findable):
    shown = page(client, "?q=noclegi")
    offer = shown.select_one("a.tile")
    assert offer is not None
    assert offer["href"] == "/pl/accommodation/"
    assert words(offer) == "Noclegi wszystkie: 2"
    assert "Noclegi" not in titles(shown)
    home = page(client, "?q=strona+główna").select_one("a.tile")
    assert home is not None
    assert home["href"] == "/pl/"


def test_private_section_is_not_offered(client, findable, home):
    section = next(page for page in home.get_children() if page.slug == "accommodation")
    section.view_restrictions.create(restriction_type="login")
    assert page(client, "?q=noclegi").select("a.tile") == []


def test_misspelt_word_is_read_as_what_it_is_near_to(client, findable):
    shown = page(client, "?q=mosnza")
    assert titles(shown) == ["Zamek w Mosznej"]
    link = shown.find("a", string="Moszna")
    assert isinstance(link, Tag)
    assert link["href"] == "?q=Moszna"
    assert "„mosnza”" in words(shown.select_one("main"))


def test_nothing_found_is_not_the_end(client, findable):
    shown = page(client, "?q=zamek+Dojazd")
    links = chips(shown)
    assert links["zamek"] == "?q=zamek"
    assert links["Dojazd"] == "?q=Dojazd"
    assert "/pl/places/?kind=castle" in links.values()
    nearby = page(client, "?q=dentysta&near=50.47,17.33")
    assert "Hotel Fryderyk" in words(nearby.select_one(".nothing"))
    filtered = page(client, "?q=Moszna&county=1601")
    assert filtered.select_one('.nothing a[href="?q=Moszna"]')


def test_without_a_question_the_page_leads_on(client, findable):
    shown = page(client, "")
    assert shown.select_one("#count") is None
    assert shown.select_one('a[href="/pl/places/?kind=castle"]')


def test_what_was_cut_is_said(client, findable):
    assert "za długie" in words(page(client, "?q=zamek+" + "a" * 300).select_one("main"))
    assert "za długie" in words(page(client, "?q=zamek+" + "a" * 31).select_one("main"))
    assert "za długie" not in words(page(client, "?q=zamek").select_one("main"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("near=tutaj", "W pobliżu: Podaj szerokość"),
        ("radius=5", "Promień wymaga punktu"),
        ("county=9999", "Powiat: "),
        ("page=0", "Strona: "),
        ("page=7", "Nie ma strony 7; to jest pierwsza."),
        ("page=999999", "Nie ma strony 999999; to jest pierwsza."),
    ],
)
def test_wrong_part_of_the_address_is_said_and_the_rest_kept(client, findable, wrong, said):
    shown = page(client, f"?q=zamek&county=1601&{wrong}")
    assert any(said in words(problem) for problem in shown.select("[role=alert]"))
    assert titles(shown) == ["Zamek w Brzegu"]
    assert shown.select_one("#search-results")["value"] == "zamek"  # type: ignore[index]


def test_pages_are_addresses_that_keep_the_question(client, findable):
    for number in range(25):
        factories.place(name=f"Zamek {number}", external_id=f"osm-{number}", county_id="1601")
    shown = page(client, "?q=zamek&county=1601")
    first = titles(shown)
    assert len(first) == 20
    following = shown.select_one("a[rel=next]")
    assert following is not None
    assert parse_qs(urlsplit(str(following["href"])).query) == {"q": ["zamek"], "county": ["1601"], "page": ["2"]}
    second = titles(page(client, str(following["href"])))
    assert len(second) == 6
    assert not set(first) & set(second)


def test_every_header_and_the_home_page_have_the_form(client, findable):
    for address in ("/pl/", "/de/attraction/", "/cs/listing/osm-zamek/", "/en/none/"):
        shown = BeautifulSoup(client.get(address).content, "html.parser")
        form = shown.select_one("header form[role=search]")
        assert form is not None, address
        assert form["action"] == f"/{address[1:3]}/search/"
        assert form.select_one("input[name=q]")
    assert BeautifulSoup(client.get("/pl/").content, "html.parser").select_one("main form[role=search]")


def test_search_is_for_readers_and_not_for_search_engines(client, findable, settings):
    answer = client.get("/pl/search/?q=zamek")
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert not answer.cookies
    assert "/search/" not in client.get("/sitemap.xml").content.decode()
    assert answer.headers["Cache-Control"] == "private, no-cache"  # and so the cache of pages leaves it alone
    assert "ETag" not in answer.headers


def test_page_takes_few_queries(client, findable, settings, monkeypatch, django_assert_num_queries):
    """And one more, once the answer has been sent, that counts the question."""
    monkeypatch.setattr(near_spellings, "KEPT_FOR", 60)
    settings.CONTENT_MAY_BE_STALE_FOR = 60
    connection.run_on_commit.clear()  # as if the fixture's changes were committed: the version is remembered
    queries = {"?q=zamek&kind=castle": 7, "?q=nocleg+nysa&near=50.44,17.77": 7, "?q=dentysta": 4, "": 2}
    for query, number in queries.items():
        client.get(f"/pl/search/{query}")
        with django_assert_num_queries(number):
            client.get(f"/pl/search/{query}")
