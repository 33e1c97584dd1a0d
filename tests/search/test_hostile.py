"""Questions that try to be more than words, on whichever database the suite runs."""

import pytest
from django.core.cache import caches

HOSTILE = [
    '"',
    "'",
    '"zamek',
    "zamek*",
    "*",
    "(",
    "(zamek",
    ")",
    "zamek AND",
    "AND",
    "OR NOT",
    "NEAR(zamek moszna, 3)",
    "NEAR/5",
    "^zamek",
    "title_pl:zamek",
    "{title_pl} : zamek",
    "-zamek",
    "zamek & !moszna | x <-> y",
    "zamek:*A",
    "\\",
    "\\'zamek\\",
    "%s %d %(q)s",
    "{{ q }}",
    "<script>alert(1)</script>",
    "'; DROP TABLE search_record; --",
    "zam\x00ek",
    "\x00",
    "a" * 10_000,
    "a " * 5_000,
    "zamek " * 2_000,
    "🏰",
    "🏰 zamek 👨‍👩‍👧",
    "قلعة",
    "\u202ezamek\u202c",
    "z\u0301\u0301\u0301amek",
    "i w na z",
    "the of and",
    "ﬁ ① ⅷ ß",
    "\ud83c",
    "－＿…",
    "０１２",
]


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    caches["rates"].clear()


def test_any_question_is_only_words(client, findable):
    for q in HOSTILE:
        for address in ("/api/v1/search/", "/api/v1/suggest/"):
            answer = client.get(address, {"q": q.encode("utf-8", "surrogatepass"), "locale": "pl"})
            assert answer.status_code == 200, (address, q[:40])
            assert len(answer.json()["query"]) <= 200
        for language in ("pl", "de"):
            page = client.get(f"/{language}/search/", {"q": q.encode("utf-8", "surrogatepass")})
            assert page.status_code == 200, q[:40]
            assert b"<script>alert" not in page.content


@pytest.mark.parametrize("q", ['"zamek"', "zamek*", "(zamek", "^zamek", "-zamek", "\\zamek", "zam\x00ek", "🏰 zamek"])
def test_signs_around_a_word_change_nothing(client, findable, q):
    plain = client.get("/api/v1/search/", {"locale": "pl", "q": "zamek"}).json()
    signed = client.get("/api/v1/search/", {"locale": "pl", "q": q}).json()
    assert [one["id"] for one in signed["results"]] == [one["id"] for one in plain["results"]] != []


def test_words_of_an_engines_language_are_words(client, findable):
    """AND is no operator here: it narrows down like any other word, or stands for nothing."""
    for q in ("Moszna NOT Moszna", "Moszna AND NOT Moszna"):
        assert client.get("/api/v1/search/", {"locale": "en", "q": q}).json()["count"] == 1


@pytest.mark.parametrize(
    "parameters",
    [
        "offset=1000",
        "offset=1000&limit=50",
        "near=0,0",
        "near=90,180&radius=0.1",
        "near=-90,-180&radius=500",
        "type=nothing",
        "section=leisure&county=1601&kind=castle&audience=families",
    ],
)
def test_corners_find_nothing_and_break_nothing(client, findable, parameters):
    answer = client.get(f"/api/v1/search/?locale=pl&q=zamek&{parameters}")
    assert answer.status_code == 200
    assert answer.json()["results"] == []
    assert client.get(f"/pl/search/?q=zamek&{parameters}").status_code == 200


@pytest.mark.parametrize("name", ["type", "kind", "town", "section"])
def test_no_answer_grows_faster_than_its_question(client, findable, name):
    """The links to other languages repeat it: four times, and no more."""

    def asked(times: int) -> tuple[int, int]:
        query = "&".join(f"{name}={value}" for number in range(times) for value in ("castle", f"none{number}"))
        page = client.get(f"/pl/search/?q=zamek&{query}")
        assert page.status_code == 200
        return len(query), len(page.content)

    few, many = asked(40), asked(400)
    assert many[1] - few[1] < 6 * (many[0] - few[0])


def test_search_page_asks_who_asks_too_often_to_wait(client, findable, settings, monkeypatch):
    settings.API_RATE = 2
    monkeypatch.setattr("cms.core.rates.time", lambda: 1_000_000.5)
    answers = [client.get("/pl/search/?q=zamek") for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].headers["Retry-After"] == "1"
    assert not answers[-1].cookies
