"""Wagtail's editor, which saves by itself while one thinks: nothing is made twice, nothing written is lost."""

import pytest
from playwright.sync_api import Page, expect
from wagtail_localize.operations import translate_object

from cms.places.models import Place, PlacePage, SectionPage
from home.models import HomePage
from tests import factories
from tests.browser.test_intranet import enter_as

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def section(transactional_db) -> SectionPage:
    return factories.section_page(parent=HomePage.objects.get(locale__language_code="pl"), slug="atrakcje")


#: Wagtail compares a form with what it was two seconds after it was opened; `saved` is what it has sent by itself.
WATCH = """
addEventListener('w-unsaved:watch-edits', () => document.documentElement.classList.add('is-watched'));
addEventListener('w-autosave:save', event => { window.sent = Object.fromEntries(event.detail.formData); });
addEventListener('w-autosave:success', () => { window.saved = window.sent; });
"""


@pytest.fixture
def desk(page: Page, live_server, section, editor, settings) -> Page:
    """The editor's browser, logged in."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 500
    enter_as(page.context, editor, live_server.url)
    page.add_init_script(WATCH)
    return page


def open_form(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html.is-watched")


def type_and_wait(page: Page, field: str, words: str) -> None:
    """Until the editor has saved them by itself."""
    page.fill(f"[name={field}]", words)
    page.press(f"[name={field}]", "End")  # the address follows the title with each key
    page.wait_for_function("([field, words]) => window.saved?.[field] === words", arg=[field, words])


def publish(page: Page) -> None:
    page.get_by_role("button", name="Więcej akcji").click()
    page.get_by_role("button", name="Opublikuj").click()
    page.wait_for_url("**/admin/pages/*/")


def test_new_place_that_saves_itself_again_and_again_has_one_record_of_facts(desk, live_server, section):
    open_form(desk, f"{live_server.url}/admin/pages/add/places/placepage/{section.pk}/")
    desk.select_option("[name=new_kind]", label="zamek")
    type_and_wait(desk, "title", "Zamek")
    type_and_wait(desk, "title", "Zamek w Mosznej")
    type_and_wait(desk, "summary", "Zamek z parkiem.")
    place = Place.objects.get()
    assert (place.name, place.external_id, place.live) == ("Zamek w Mosznej", "zamek-w-mosznej", False)
    facts = desk.context.new_page()
    facts.goto(f"{live_server.url}/admin/snippets/places/place/edit/{place.pk}/")
    facts.fill("[name=town]", "Moszna")
    facts.get_by_role("button", name="Zapisz szkic").click()
    expect(facts.locator(".messages")).to_contain_text("Zamek w Mosznej")
    type_and_wait(desk, "summary", "Zamek z parkiem i stawem.")
    publish(desk)
    assert Place.objects.get().town == "Moszna"
    desk.goto(live_server.url + PlacePage.objects.get(locale__language_code="pl").url)
    expect(desk.get_by_text("Moszna").first).to_be_visible()
    expect(desk.get_by_text("Zamek z parkiem i stawem.").first).to_be_visible()


def test_address_of_a_new_page_has_plain_letters(desk, live_server, section):
    open_form(desk, f"{live_server.url}/admin/pages/add/places/placepage/{section.pk}/")
    desk.select_option("[name=new_kind]", label="zamek")
    type_and_wait(desk, "title", "Łambinowice, Schloß Bjørn, Žižka")
    page = PlacePage.objects.get(locale__language_code="pl")
    assert page.slug == page.place.external_id == "lambinowice-schloss-bjorn-zizka"


def test_page_whose_translation_was_stopped_shows_what_is_written_and_published(desk, live_server, section, german):
    page = factories.place_page(parent=section, place=factories.place(name="Zamek"))
    translate_object(PlacePage.objects.get(pk=page.pk), [german])
    page = PlacePage.objects.get(translation_key=page.translation_key, locale=german)
    address = f"{live_server.url}/admin/pages/{page.pk}/edit/"
    desk.goto(address)
    desk.locator("footer .w-dropdown__toggle").click()
    desk.get_by_role("button", name="Zatrzymaj zsynchronizowane tłumaczenie").click()
    expect(desk.locator("[name=title]")).to_be_visible()
    open_form(desk, address)
    type_and_wait(desk, "title", "Schloss")
    type_and_wait(desk, "summary", "Ein Schloss mit Park.")
    publish(desk)
    expect(desk.locator(".messages")).to_contain_text("opublikowana")
    desk.goto(live_server.url + PlacePage.objects.get(pk=page.pk).url)
    expect(desk.locator("h1")).to_have_text("Schloss")
    expect(desk.get_by_text("Ein Schloss mit Park.").first).to_be_visible()
