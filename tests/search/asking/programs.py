"""What programs ask of the API, and the parts of its answers."""

from typing import Any

from django.test import Client

SEARCH, SUGGEST = "/api/v1/search/", "/api/v1/suggest/"


def ask(client: Client, q: str = "", locale: str = "pl", **more: Any) -> dict[str, Any]:
    answer = client.get(SEARCH, {"locale": locale, "q": q, **more})
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def ids(answer: dict[str, Any]) -> list[str]:
    return [result["id"] for result in answer["results"]]
