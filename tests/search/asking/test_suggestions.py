"""What is suggested while somebody types."""

from django.test import Client
from django.utils import timezone

from search.models import Record
from tests import factories

from .programs import SUGGEST


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
