"""Nobody who follows a link of ours, in any language, ends at a page or a part of a page that is not there."""

from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests import portal

STARTS = [f"/{code}/" for code, _name in settings.LANGUAGES]
#: Behind doors, or made by the worker.
ELSEWHERE = ("/admin/", "/media/")


def links(page: BeautifulSoup, address: str) -> Iterator[str]:
    """Addresses of this site that a page leads to, needs or, as an absolute address, names in its head."""
    for element in page.find_all(True):
        for name in ("href", "src", "action", "hx-get", "data-near-me"):
            if value := element.get(name):
                found = urljoin(address, str(value).removeprefix(settings.SITE_URL) or "/")
                if not urlsplit(found).scheme and not found.startswith(ELSEWHERE):
                    yield found


def is_there(client: Client, address: str) -> bool:
    if address.startswith("/static/"):
        return finders.find(unquote(address.removeprefix("/static/"))) is not None
    return client.get(address, follow=True).status_code == 200


def crawl(client: Client, starts: list[str]) -> tuple[set[str], list[str]]:
    """Addresses seen, and what is broken. Filtered lists are looked at, but not followed: they lead to each other."""
    seen, broken, waiting = set(starts), [], list(starts)
    while waiting:
        address = waiting.pop()
        answer = client.get(address, follow=True)
        page = BeautifulSoup(answer.content, "html.parser")
        for found in sorted(set(links(page, address))):
            target, part = urldefrag(found)
            if part and target == address and not page.find(id=part):
                broken.append(f"{address} → #{part}")
            if target in seen:
                continue
            seen.add(target)
            if not is_there(client, target):
                broken.append(f"{address} → {target}")
            elif not urlsplit(target).query and not target.startswith("/static/") and target.endswith("/"):
                waiting.append(target)
    return seen, broken


@pytest.mark.django_db
def test_no_link_is_broken_in_any_language(client):
    portal.build()
    seen, broken = crawl(client, STARTS)
    assert not broken, "\n".join(broken)
    for language in ("pl", "en", "de", "cs"):
        own = {address for address in seen if address.startswith(f"/{language}/")}
        assert len(own) > 20, language
        assert any("/listing/" in address for address in own), language


@pytest.mark.django_db
def test_crawler_finds_what_is_broken(client, home):
    home.body = [{"type": "text", "value": '<p><a href="/pl/nie-ma/">a</a> <a href="#nie-ma">b</a></p>'}]
    home.save_revision().publish()
    assert {"/pl/ → #nie-ma", "/pl/ → /pl/nie-ma/"} <= set(crawl(client, ["/pl/"])[1])
