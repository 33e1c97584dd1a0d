"""The search for programs: every field, every limit."""

from typing import Any

from django.db import connection

from .programs import SEARCH, ask, ids


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


def test_a_misspelt_kind_is_corrected_even_when_nothing_writes_that_form(client, findable):
    answer = ask(client, "castels", locale="en")
    assert answer["results"][0]["id"] == "zamek-moszna"
    assert answer["did_you_mean"] == "castle"
