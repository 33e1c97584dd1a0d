"""An editor publishes a place without help, and its German page stays honest."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests import factories

PASSWORD = "opolskie-demo-2026"


@pytest.fixture
def section(prepared):
    from home.models import HomePage

    return factories.section_page(parent=HomePage.objects.get(locale__language_code="pl"))


def log_in(page: Page, address: str) -> None:
    page.goto(f"{address}/account/login/?next=/admin/")
    page.fill("[name=login]", "editor@example.org")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/account/" not in url)


def picture() -> dict:
    file = BytesIO()
    Image.new("RGB", (1200, 800), "#44aa77").save(file, "PNG")
    return {"name": "zamek.png", "mimeType": "image/png", "buffer": file.getvalue()}


def publish(page: Page) -> None:
    page.locator("footer").get_by_role("button", name="Więcej").click()
    page.get_by_role("button", name="Opublikuj").click()


@pytest.mark.django_db(transaction=True)
def test_story(page: Page, live_server, section, editor):
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/pages/add/places/placepage/{section.pk}/")
    page.fill("[name=title]", "Zamek Przykładowy")
    page.fill("[name=summary]", "Zamek z wieżą i parkiem.")
    page.select_option("[name=new_kind]", label="zamek")
    page.screenshot(path="/tmp/lead3/s1.png", full_page=True)
    print([b.inner_text() for b in page.get_by_role("button").all()])
    publish(page)
    page.wait_for_timeout(3000)
    page.screenshot(path="/tmp/lead3/s2.png", full_page=True)
    assert 0
