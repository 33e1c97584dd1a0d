"""Nothing that is sent brings a page down: every parameter that an address knows, with values that nobody meant."""

import os
import zlib
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client

from intranet.core.actors import FORM_FIELD
from intranet.members.acting import actor_of

from .conftest import logged_in
from .test_access import places, rows  # noqa: F401 (a fixture)

HOSTILE = (
    *("", "-1", "0", "1" * 5_000, "1e400", "NaN", "٣", "1,1", "2026-13-45", "2026-03-29T02:30", "0001-01-01"),
    *("\x00", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "%22", "'\"><b>", "🏰" * 300, "../../etc"),
    *("a" * 9_000, "[]", "{}", "None", "on", "\u202etxt", "org:999999999999999999999", "999999999999999999999"),
)
#: What every list or page may be asked, whether its page says so or not.
EVERYWHERE = ("page", "per_page", "sort", "format", "q", "words", "next", "kind", "type", "near", "radius", "day", "t")
#: So many values each name of an address meets; which ones differ from address to address.
TURNS = int(os.environ.get("FUZZ_TURNS", "2"))


@pytest.fixture
def client(people) -> Client:
    """The representative's: of all people the one with the most forms."""
    return logged_in(people["representative"])


def addresses(method: str) -> list[str]:
    return list(dict.fromkeys(address for known, address, _answers in rows() if known == method))


def names_on(page: Any) -> list[str]:
    """Of the fields, and of what its links ask."""
    if "html" not in page.headers.get("Content-Type", "") or page.streaming:
        return []
    soup = BeautifulSoup(page.content, "html.parser")
    asked = [name for link in soup.select("a[href]") for name, _value in parse_qsl(urlsplit(str(link["href"])).query)]
    return [*(str(field["name"]) for field in soup.select("[name]")), *asked]


def wrong(names: list[str], turn: int) -> dict[str, str]:
    """Each name meets each value once in as many turns as there are values."""
    return {name: HOSTILE[(place + turn) % len(HOSTILE)] for place, name in enumerate(names)}


def turns(address: str) -> range:
    first = zlib.crc32(address.encode())
    return range(first, first + TURNS)


@pytest.mark.parametrize("address", addresses("GET"))
def test_no_parameter_of_an_address_breaks_it(client, places, address):  # noqa: F811
    path = address.format(**places)
    names = sorted({*EVERYWHERE, *names_on(client.get(path))})
    for turn in turns(address):
        with transaction.atomic():
            answer = client.get(path, wrong(names, turn))
            transaction.set_rollback(True)
        assert answer.status_code != 500


@pytest.mark.parametrize("address", addresses("POST"))
def test_no_field_of_a_form_breaks_it(client, people, places, address):  # noqa: F811
    path, acting = address.format(**places), {FORM_FIELD: actor_of(people["representative"]).form_value}
    names = sorted({*EVERYWHERE, *names_on(client.get(path))} - {"shown_to"})
    for turn in turns(address):
        with transaction.atomic():
            answer = client.post(path, wrong(names, turn) | acting)
            transaction.set_rollback(True)
        assert answer.status_code != 500
