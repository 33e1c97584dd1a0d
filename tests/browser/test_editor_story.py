"""An editor publishes a place without help, and its German page stays honest."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from cms.places.models import SectionPage
from home.models import HomePage
from tests import factories

PASSWORD = "opolskie-demo-2026"


@pytest.fixture
def section(prepared) -> SectionPage:
    home = HomePage.objects.get(locale__language_code="pl")
    return factories.section_page(parent=home, title="Atrakcje", slug="atrakcje")


def log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/account/login/?next=/admin/")
    page.fill("[name=login]", "editor@example.org")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/account/" not in url)


def add_picture(page: Page) -> None:
    gallery = page.locator("[data-contentpath=gallery]")
    gallery.get_by_title("Dodaj blok").click()
    gallery.get_by_role("button", name="Wybierz obraz").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Prześlij").click()
    file = BytesIO()
    Image.new("RGB", (1200, 800), "#44aa77").save(file, "PNG")
    dialog.locator("input[type=file]").set_input_files(
        {"name": "zamek.png", "mimeType": "image/png", "buffer": file.getvalue()}
    )
    dialog.locator("[name$=title]").last.fill("Zamek od strony parku")
    dialog.get_by_role("button", name="Prześlij").click()
    expect(dialog).to_be_hidden()
    gallery.locator("[name$=alt_text]").fill("Zamek z wieżą nad stawem")


def publish(page: Page) -> None:
    page.get_by_role("button", name="Więcej akcji").click()
    page.get_by_role("button", name="Opublikuj").click()


def message(page: Page) -> Locator:
    return page.locator(".messages")
