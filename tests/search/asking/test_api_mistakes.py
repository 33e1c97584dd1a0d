"""What is wrong in a question of a program is named, and what would be right."""

from typing import Any

import pytest
from django.test import Client

from .programs import SEARCH, SUGGEST


def mistake(client: Client, address: str = SEARCH, **parameters: Any) -> str:
    answer = client.get(address, {"locale": "en", **parameters})
    assert answer.status_code == 400, answer.content
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"parameter", "message"}
    assert answer.json()["error"]["message"]
    return str(answer.json()["error"]["parameter"])


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
