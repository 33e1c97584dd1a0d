"""The search for programs: every field, every limit, every mistake."""

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import timezone

from search.models import Record
from tests import factories

SEARCH, SUGGEST = "/api/v1/search/", "/api/v1/suggest/"


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    caches["rates"].clear()


def ask(client: Client, q: str = "", locale: str = "pl", **more: Any) -> dict[str, Any]:
    answer = client.get(SEARCH, {"locale": locale, "q": q, **more})
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def ids(answer: dict[str, Any]) -> list[str]:
    return [result["id"] for result in answer["results"]]


def mistake(client: Client, address: str = SEARCH, **parameters: Any) -> str:
    answer = client.get(address, {"locale": "en", **parameters})
    assert answer.status_code == 400, answer.content
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"parameter", "message"}
    assert answer.json()["error"]["message"]
    return str(answer.json()["error"]["parameter"])


def test_answer_has_every_field(client, findable):
    answer = ask(client, "Moszna", near="50.44,17.77")
    assert list(answer) == ["query", "count", "engine", "results", "facets", "did_you_mean"]
    assert answer["query"] == "Moszna"
    assert answer["count"] == 1
    assert answer["engine"] == {"sqlite": "sqlite", "postgresql": "postgresql"}[connection.vendor]
    assert answer["did_you_mean"] is None
    (castle,) = answer["results"]
    score = castle.pop("score")
    assert isinstance(score, float)
    assert castle == {
        "id": "zamek-moszna",
        "type": "place",
        "title": "Zamek w Mosznej",
        "url": "https://visitopolskie.example/pl/attraction/zamek-w-mosznej/",
        "language": "pl",
        "snippet": "99 wież i park.",
        "lat": 50.44,
        "lon": 17.77,
        "distance_km": 0.0,
    }
    assert answer["facets"] == {
        "section": [{"value": "attraction", "label": "Atrakcje", "count": 1}],
        "kind": [{"value": "castle", "label": "zamek", "count": 1}],
        "county": [{"value": "1605", "label": "powiat krapkowicki", "count": 1}],
        "audience": [{"value": "families", "label": "rodziny z dziećmi", "count": 1}],
    }


def test_page_is_known_by_its_translation_key(client, findable):
    (page,) = ask(client, "dojazd")["results"]
    assert page["id"].startswith("page-")
    assert page["type"] == "page"
    assert page["lat"] is page["lon"] is page["distance_km"] is None
    assert "Koleją" in page["snippet"]


def test_title_is_in_the_readers_language_where_there_is_one(client, findable):
    found = {result["id"]: result for result in ask(client, "Schloss", locale="de")["results"]}
    assert found["zamek-moszna"]["title"] == "Schloss Moschen"
    assert found["zamek-moszna"]["language"] == "de"
    assert "/de/" in found["zamek-moszna"]["url"]
    assert found["zamek-brzeg"]["title"] == "Zamek w Brzegu"
    assert found["zamek-brzeg"]["language"] == "pl"


NARROWED: list[tuple[dict[str, Any], set[str]]] = [
    ({}, {"zamek-moszna", "zamek-brzeg", "osm-zamek"}),
    ({"type": "listing"}, {"osm-zamek"}),
    ({"type": ["listing", "place"]}, {"zamek-moszna", "zamek-brzeg", "osm-zamek"}),
    ({"type": "event"}, set()),
    ({"county": "1601"}, {"zamek-brzeg"}),
    ({"county": ["1601", "1607"]}, {"zamek-brzeg", "osm-zamek"}),
    ({"audience": "families"}, {"zamek-moszna"}),
    ({"section": "accommodation"}, set()),
    ({"near": "50.47,17.33"}, {"osm-zamek"}),
    ({"near": "50.47,17.33", "radius": "40"}, {"osm-zamek", "zamek-moszna"}),
    ({"near": "50.47,17.33", "radius": "40", "type": "place"}, {"zamek-moszna"}),
]


def test_filters_combine(client, findable):
    for narrowed, expected in NARROWED:
        answer = ask(client, "zamek", **narrowed)
        assert set(ids(answer)) == expected, narrowed
        assert answer["count"] == len(expected)


def test_each_value_of_a_facet_counts_what_it_would_find(client, findable):
    facets = ask(client, "zamek", county="1601")["facets"]
    assert {value["value"]: value["count"] for value in facets["county"]} == {"1601": 1, "1605": 1, "1607": 1}
    for facet in ("section", "kind", "audience"):
        for value in facets[facet]:
            assert ask(client, "zamek", county="1601", **{facet: value["value"]})["count"] == value["count"]


def test_limit_and_offset_cut_the_same_list(client, findable):
    whole = ids(ask(client, "zamek"))
    assert [ids(ask(client, "zamek", limit=1, offset=at))[0] for at in range(3)] == whole
    assert ids(ask(client, "zamek", offset=1000)) == []
    assert ask(client, "zamek", offset=1000)["count"] == 3


def test_empty_question_finds_nothing(client, findable):
    for q in ("", "   ", "…"):
        answer = ask(client, q)
        assert answer["count"] == 0
        assert answer["results"] == []
        assert answer["facets"] == {"section": [], "kind": [], "county": [], "audience": []}
    assert client.get(SEARCH, {"locale": "pl"}).status_code == 200


def test_misspelt_word_is_corrected_and_that_is_said(client, findable):
    answer = ask(client, "mosnza")
    assert ids(answer) == ["zamek-moszna"]
    assert answer["did_you_mean"] == "Moszna"


def test_cut_text_shows_cut(client, findable):
    answer = ask(client, "zamek " + "a" * 10_000)
    assert len(answer["query"]) == 200
    assert ask(client, "zam\x00ek")["query"] == "zamek"


@pytest.mark.parametrize(
    ("wrong", "parameter"),
    [
        ({"locale": "xx"}, "locale"),
        ({"locale": ""}, "locale"),
        ({"section": "castles"}, "section"),
        ({"section": ""}, "section"),
        ({"kind": "nothing"}, "kind"),
        ({"type": "a b"}, "type"),
        ({"near": "here"}, "near"),
        ({"near": "50.5"}, "near"),
        ({"near": "50.5,17.9,3"}, "near"),
        ({"near": "nan,nan"}, "near"),
        ({"near": "inf,1"}, "near"),
        ({"near": "90.1,0"}, "near"),
        ({"near": "0,180.1"}, "near"),
        ({"radius": "5"}, "radius"),
        ({"near": "50,17", "radius": "0"}, "radius"),
        ({"near": "50,17", "radius": "-1"}, "radius"),
        ({"near": "50,17", "radius": "nan"}, "radius"),
        ({"near": "50,17", "radius": "501"}, "radius"),
        ({"near": "50,17", "radius": ""}, "radius"),
        ({"limit": "0"}, "limit"),
        ({"limit": "51"}, "limit"),
        ({"limit": "ten"}, "limit"),
        ({"limit": ""}, "limit"),
        ({"offset": "-1"}, "offset"),
        ({"offset": "1001"}, "offset"),
    ],
)
@pytest.mark.django_db
def test_wrong_parameter_is_named(client, wrong, parameter):
    assert mistake(client, **wrong) == parameter


@pytest.mark.django_db
def test_locale_must_be_given(client):
    answer = client.get(SEARCH, {"q": "zamek"})
    assert answer.status_code == 400
    assert answer.json()["error"]["parameter"] == "locale"


@pytest.mark.django_db
def test_mistake_is_told_in_the_language_asked_for(client):
    answer = client.get(SEARCH, {"locale": "de", "near": "x"}, headers={"Accept-Language": "pl"})
    assert "Breite und Länge" in answer.json()["error"]["message"]


@pytest.mark.parametrize("parameters", [{"limit": "11"}, {"limit": "0"}, {"locale": "fr"}])
@pytest.mark.django_db
def test_suggestions_have_limits_too(client, parameters):
    assert mistake(client, SUGGEST, **parameters) == next(iter(parameters))


# Manners --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", [SEARCH, SUGGEST, "/api/v1/openapi.json"])
@pytest.mark.django_db
def test_any_page_may_ask_and_only_read(client, address):
    asked = f"{address}?locale=pl"
    assert client.get(asked).headers["Access-Control-Allow-Origin"] == "*"
    head = client.head(asked)
    assert head.status_code == 200
    assert head.content == b""
    options = client.options(asked)
    assert options.status_code == 200
    assert options.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for method in ("post", "put", "patch", "delete"):
        refused = getattr(client, method)(asked)
        assert refused.status_code == 405
        assert refused.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert refused.json()["error"]["message"]
        assert refused.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/v1/none", "/api/v1/none/", "/api/", "/api/v2/search/"])
def test_what_is_not_there_is_said_as_json(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]["parameter"] is None


@pytest.mark.django_db
def test_who_asks_too_often_is_asked_to_wait(client, settings, monkeypatch):
    settings.API_RATE = 3
    monkeypatch.setattr("cms.core.api.time", lambda: 1_000_000.5)
    asked = {"locale": "pl", "q": "zamek"}
    assert [client.get(SEARCH, asked).status_code for _time in range(4)] == [200, 200, 200, 429]
    refused = client.get(SUGGEST, asked)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "1"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert refused.json()["error"]["parameter"] is None
    assert client.get(SEARCH, asked, REMOTE_ADDR="192.0.2.1").status_code == 200
    monkeypatch.setattr("cms.core.api.time", lambda: 1_000_001.5)
    assert client.get(SEARCH, asked).status_code == 200


@pytest.mark.django_db
def test_nobody_is_followed(client):
    assert not client.get(SEARCH, {"locale": "pl", "q": "zamek"}).cookies
    assert not client.get(SUGGEST, {"locale": "pl", "q": "zamek"}).cookies


QUERIES = [
    (f"{SEARCH}?locale=pl&q=zamek", 4),
    (f"{SEARCH}?locale=pl&q=zamek&section=attraction&county=1605&near=50.44,17.77", 4),
    (f"{SEARCH}?locale=de&q=schloss moschen", 4),
    (f"{SEARCH}?locale=pl&q=zamek moszna rower", 5),  # asked again without a word that nothing has beside the others
    (f"{SEARCH}?locale=pl&q=", 0),
    (f"{SUGGEST}?locale=pl&q=zam", 4),
    (f"{SUGGEST}?locale=pl&q=", 0),
]


def test_few_queries(client, findable, settings, django_assert_num_queries):
    settings.CONTENT_MAY_BE_STALE_FOR = 60
    connection.run_on_commit.clear()  # as if the fixture's changes were committed: the version is remembered
    for address, queries in QUERIES:
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)


# Suggestions ----------------------------------------------------------------------------------------------------------
def suggested(client: Client, q: str, locale: str = "pl") -> list[dict[str, str]]:
    answer = client.get(SUGGEST, {"locale": locale, "q": q})
    assert answer.status_code == 200
    assert answer.json()["query"] == q.strip()
    return list(answer.json()["suggestions"])


def test_beginnings_lead_to_the_place(client, findable):
    for q in ("świ", "swi", "sw anna", "ŚWI", "święta anna", "góra"):
        places = [one for one in suggested(client, q) if one["type"] == "place"]
        assert places[0] == {
            "text": "Góra Świętej Anny",
            "type": "place",
            "id": "gora-sw-anny",
            "url": "https://visitopolskie.example/pl/attraction/gora-swietej-anny/",
            "language": "pl",
        }


def test_town_and_kind_are_suggested_where_something_is_of_it(client, findable):
    assert {"text": "Nysa", "type": "town"}.items() <= suggested(client, "nys")[0].items()
    assert suggested(client, "nys")[0]["url"] == "https://visitopolskie.example/pl/search/?q=Nysa"
    castle = suggested(client, "cast", "en")[0]
    assert (castle["text"], castle["type"], castle["id"]) == ("castle", "kind", "castle")
    assert castle["url"] == "https://visitopolskie.example/en/places/?kind=castle"
    assert not [one for one in suggested(client, "browar") if one["type"] == "kind"]


def test_suggestions_are_at_most_ten(client, findable):
    for number in range(15):
        factories.place(name=f"Zamek {number}")
    assert len(suggested(client, "zam")) == 10
    assert len(client.get(SUGGEST, {"locale": "pl", "q": "zam", "limit": 3}).json()["suggestions"]) == 3


def test_suggestion_speaks_the_readers_language(client, findable):
    titles = {one["id"]: (one["text"], one["language"]) for one in suggested(client, "zam", "cs")}
    assert titles["zamek-moszna"] == ("Zámek Moszna", "cs")
    assert titles["zamek-brzeg"] == ("Zamek w Brzegu", "pl")


def test_expired_record_is_not_suggested(client, findable):
    Record.objects.filter(key="zamek-moszna").update(expires_at=timezone.now())
    assert "zamek-moszna" not in {one["id"] for one in suggested(client, "mosz")}


def test_a_misspelt_kind_is_corrected_even_when_nothing_writes_that_form(client, findable):
    answer = client.get("/api/v1/search/", {"locale": "en", "q": "castels"}).json()
    assert answer["results"][0]["id"] == "zamek-moszna"
    assert answer["did_you_mean"] == "castle"
