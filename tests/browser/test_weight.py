"""What a first visit costs over the wire, compressed, as web server and whitenoise send it: bytes, requests, shifts."""

import gzip

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, Response

from tests import portal

#: address, most kilobytes with style, script, font and map, most requests
LIMITS = [
    ("/pl/", 120_000, 15),
    ("/pl/atrakcje/", 120_000, 15),
    ("/pl/places/", 120_000, 15),
    ("/pl/search/?q=zamek", 120_000, 15),
    ("/pl/atrakcje/zamek-w-mosznej/", 75_000, 15),
    ("/cs/listing/osm-bakow/", 75_000, 15),
]


def responses_of(page: Page) -> list[Response]:
    """All that come from now on."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    return answers


@pytest.mark.django_db(transaction=True)
def test_pages_are_light_and_stand_still(chromium: Browser, live_server, transactional_db):
    portal.build()
    for address, most_bytes, most_requests in LIMITS:
        context = chromium.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        answers = responses_of(page)
        page.goto(live_server.url + address, wait_until="networkidle")
        bodies = [answer.body() for answer in answers]
        shift = page.evaluate(
            """() => new Promise((done) => {
              let sum = 0;
              new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) sum += entry.value;
              }).observe({ type: "layout-shift", buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
            })"""
        )
        assert sum(len(gzip.compress(body)) for body in bodies) <= most_bytes, address
        assert len(bodies) <= most_requests, address
        assert shift < 0.01, address
        context.close()


@pytest.mark.django_db(transaction=True)
def test_one_style_sheet_keeps_readers_waiting_and_no_script_does(client: Client, transactional_db):
    portal.build()
    for address, *_limits in LIMITS:
        head = client.get(address).content.decode().split("</head>")[0]
        assert head.count('rel="stylesheet"') == 1, address
        assert head.count("<script src") == head.count(" defer></script>"), address
