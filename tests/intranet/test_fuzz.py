"""Nothing that is sent brings a page down: every parameter that an address knows, with values that nobody meant."""

import os
import re
import zlib
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.utils.translation import override

from intranet.core.actors import FORM_FIELD
from intranet.members.acting import actor_of

from .conftest import logged_in
from .test_access import places, routes, rows  # noqa: F401 (a fixture)

HOSTILE = (
    *("", "-1", "0", "1" * 5_000, "1e400", "NaN", "٣", "1,1", "2026-13-45", "2026-03-29T02:30", "0001-01-01"),
    *("\x00", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "%22", "'\"><b>", "🏰" * 300, "../../etc"),
    *("a" * 9_000, "[]", "{}", "None", "on", "\u202etxt", "org:999999999999999999999", "999999999999999999999"),
)
#: What every list or page may be asked, whether its page says so or not.
EVERYWHERE = (
    *("page", "per_page", "sort", "format", "q", "words", "next", "kind", "type", "near", "radius", "day", "t"),
    *("locale", "language"),
)
#: Of Wagtail and wagtail-localize: made to fail, an unordered list that only warns, no answer where `url` is left out.
NOT_OURS = ("admin/failwhale/", "admin/localize/reports/translations/", "admin/choose-external-link/")
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


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_sent_to_accounts_or_editors_breaks_it(client, superuser, method):
    """Whole packages of addresses, of which the table has none; those without an object."""
    clients = {"account/": [Client(), client], "admin/": [logged_in(superuser)]}
    with override("pl"):
        found = sorted(set(routes(get_resolver().url_patterns)))
    broken = []
    for path in found:
        package = next((one for one in clients if path.startswith(one)), None)
        if package is None or path.startswith(NOT_OURS) or not re.fullmatch(r"[\w/-]+", path):
            continue
        for one in clients[package]:
            one.raise_request_exception = False
            names = sorted({*EVERYWHERE, *names_on(one.get(f"/{path}"))})
            for turn in turns(path):
                with transaction.atomic():
                    answer = one.generic(method, **asked(f"/{path}", method, wrong(names, turn)))
                    transaction.set_rollback(True)
                if answer.status_code == 500:
                    broken.append((method, path, wrong(names, turn)))
    assert not broken


def asked(path: str, method: str, sent: dict[str, str]) -> dict[str, Any]:
    words = urlencode(sent, errors="surrogatepass")
    form = {"data": words, "content_type": "application/x-www-form-urlencoded"}
    return {"path": path, "QUERY_STRING": words} if method == "GET" else {"path": path, **form}
