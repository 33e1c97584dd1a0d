"""An editor publishes a place without help, and its German page stays honest."""

from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from cms.places.models import PlacePage, SectionPage
from home.models import HomePage
from tests import factories
from tests.browser.test_templates import TAGS

PASSWORD = "opolskie-demo-2026"


@pytest.fixture
def section(transactional_db) -> SectionPage:
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


def translate(page: Page, *texts: str) -> None:
    """Fill in the first untranslated segments, one after the other."""
    for text in texts:
        page.get_by_role("button", name="Tłumacz", exact=True).first.click()
        page.locator("main textarea").fill(text)
        page.get_by_role("button", name="Zapisz", exact=True).click()
        expect(page.locator("main textarea")).to_have_count(0)


def enter_hours(page: Page) -> None:
    """Working days from nine to five, as a person would tick and type them."""
    page.get_by_role("tab", name="Godziny").click()
    hours = page.locator("[data-opening-hours]")
    for day in ("poniedziałek", "wtorek", "środa", "czwartek", "piątek"):
        hours.get_by_label(day).first.check()
    hours.locator("[name$=from_1]").first.fill("9:00")
    hours.locator("[name$=to_1]").first.fill("17:00")


@pytest.mark.django_db(transaction=True)
def test_a_place_from_first_draft_to_its_german_page(page: Page, live_server, section, editor):
    site = live_server.url
    log_in(page, site)

    # A new place with a picture; its facts are made along the way.
    page.goto(f"{site}/admin/pages/add/places/placepage/{section.pk}/")
    page.fill("[name=title]", "Zamek Próbny")
    page.fill("[name=summary]", "Zamek z wieżą i parkiem.")
    page.select_option("[name=new_kind]", label="zamek")
    add_picture(page)
    page.get_by_role("button", name="Przełącz podgląd").click()
    preview = page.frame_locator("iframe[title*=Podgląd]").first
    expect(preview.get_by_role("heading", level=1)).to_have_text("Zamek Próbny")
    publish(page)
    expect(message(page)).to_contain_text("opublikowana")
    castle = PlacePage.objects.get(title="Zamek Próbny", locale__language_code="pl")
    german = PlacePage.objects.get(translation_key=castle.translation_key, locale__language_code="de")

    # Its facts, kept once for all languages, get hours on their own.
    page.goto(f"{site}/admin/pages/{castle.pk}/edit/")
    page.get_by_role("link", name="Edytuj fakty").click()
    enter_hours(page)
    problems = Axe().run(page, "[data-opening-hours]", {"runOnly": {"type": "tag", "values": TAGS}}).response
    assert problems["violations"] == []
    publish(page)
    expect(message(page)).to_contain_text("Zamek Próbny")
    page.goto(f"{site}/de/listing/{castle.place.external_id}/")
    expect(page.get_by_role("row", name="Montag 9:00–17:00")).to_be_visible()

    # Readers find it in its section, in Polish and, labelled, in German.
    page.goto(f"{site}/pl/atrakcje/")
    page.get_by_role("link", name="Zamek Próbny").click()
    expect(page.get_by_role("img", name="Zamek z wieżą nad stawem")).to_be_visible()
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("h1[lang=pl]")).to_have_text("Zamek Próbny")
    expect(page.get_by_text("noch nicht übersetzt")).to_be_visible()

    # Handed in for translation, it cannot be published half Polish.
    page.goto(f"{site}/admin/localize/submit/page/{castle.pk}/")
    page.get_by_label("niemiecki").check()
    page.get_by_role("button", name="Wyślij").click()
    translate(page, "Probeschloss", "Ein Schloss mit Turm und Park.")
    page.get_by_role("button", name="Opublikuj w").click()
    expect(message(page)).to_contain_text("Nie opublikowano w języku: niemiecki. 1 część")
    german.refresh_from_db()
    assert german.title == "Zamek Próbny"

    # The picture's description stays Polish by decision; the rest is German now.
    page.get_by_label("Zamek z wieżą nad stawem").check()
    page.get_by_role("button", name="Zostaw i opublikuj").click()
    expect(message(page)).to_contain_text("jest opublikowana")
    page.goto(f"{site}/de/atrakcje/probeschloss/")
    expect(page.locator("h1")).to_have_text("Probeschloss")
    expect(page.locator("[lang=pl] img")).to_have_attribute("alt", "Zamek z wieżą nad stawem")

    # A changed Polish summary leaves the German page as it is.
    page.goto(f"{site}/admin/pages/{castle.pk}/edit/")
    page.fill("[name=summary]", "Zamek z wieżą, parkiem i stawem.")
    publish(page)
    expect(message(page)).to_contain_text("opublikowana")
    page.goto(f"{site}/de/atrakcje/probeschloss/")
    expect(page.get_by_text("Ein Schloss mit Turm und Park.")).to_be_visible()
