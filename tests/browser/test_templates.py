"""Every template as people with assistive technology, small screens and dark rooms meet it."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests import portal

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What passes is not told of node by node: to describe it takes longer than to find it.
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
POLISH = {"phone, light", "desk, dark"}
WINDOWS: dict[str, dict[str, Any]] = {
    "phone, light": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    "desk, dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone, light, other languages": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
}


def other_languages(addresses: list[str]) -> list[str]:
    """The same templates in the languages that the Polish ones are translated to; long words first of all."""
    polish = [address for address in addresses if address.startswith("/pl/")]
    return [address.replace("/pl/", f"/{language}/", 1) for language in ("de", "en", "cs") for address in polish]


def violations(page: Page, part: str | None = None) -> list[str]:
    """Of the page, or of a part of it, named by a selector."""
    found = Axe().run(page, part, options=OPTIONS).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def listen(page: Page, site: str) -> list[str]:
    """What the console complains about, and whom the page asks besides us, from now on."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(site) else heard.append(f"asks {request.url}"))
    return heard


@pytest.mark.django_db(transaction=True)
def test_no_template_shuts_anybody_out(chromium: Browser, live_server, transactional_db):
    portal.build()
    problems = []
    for window, options in WINDOWS.items():
        context = chromium.new_context(**options)
        page = context.new_page()
        heard = listen(page, live_server.url)
        for address in portal.ADDRESSES if window in POLISH else other_languages(portal.ADDRESSES):
            page.goto(live_server.url + address)
            if window in POLISH:  # other languages have other lengths of words, and the same markup
                problems += [f"{window} {address} {violation}" for violation in violations(page)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                problems.append(f"{window} {address} scrolls sideways")
        problems += [complaint for complaint in heard if "404 (Not Found)" not in complaint]
        context.close()
    assert not problems, "\n".join(problems)


@pytest.mark.django_db(transaction=True)
def test_the_inspection_minds_targets_that_are_too_small(page: Page):
    tiny = '<button style="width: 12px; height: 12px; padding: 0" aria-label="{}"></button>'
    page.set_content(
        f'<html lang="pl"><title>Małe</title><main><h1>Małe</h1>{tiny.format("a")}{tiny.format("b")}</main>'
    )
    assert any(violation.startswith("target-size") for violation in violations(page))
