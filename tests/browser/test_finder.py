"""A visitor narrows the list down in a browser: in place, by keyboard, with the address and the way back."""

import pytest
from playwright.sync_api import Page, expect

from home.models import HomePage
from tests import factories


@pytest.fixture
def site(transactional_db, live_server) -> str:
    home = HomePage.objects.get(locale__language_code="pl")
    section = factories.section_page(parent=home, title="Atrakcje", slug="atrakcje")
    factories.place_page(parent=section, place=factories.place(name="Zamek w Mosznej"))
    factories.place(name="Zamek w Brzegu", latitude=50.86, longitude=17.47)
    factories.place(name="Wieża Piastowska", kind="tower", latitude=50.66, longitude=17.92)
    return str(live_server.url)


@pytest.mark.django_db(transaction=True)
def test_list_changes_in_place_and_keeps_focus_address_and_history(page: Page, site):
    page.goto(f"{site}/pl/atrakcje/")
    page.evaluate("window.isTheSamePage = true")
    page.get_by_text("Rodzaj", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="wieża").focus()
    page.keyboard.press("Space")
    expect(page.locator("#count")).to_have_text("1 miejsce")
    expect(page.get_by_role("checkbox", name="wieża")).to_be_focused()
    expect(page).to_have_url(f"{site}/pl/atrakcje/?kind=tower&sort=")
    assert page.evaluate("window.isTheSamePage")

    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name="wieża")).to_be_hidden()
    page.get_by_role("link", name="Usuń: wieża").click()
    expect(page.locator("#count")).to_have_text("3 miejsca")
    page.go_back()
    expect(page.locator("#count")).to_have_text("1 miejsce")


@pytest.mark.django_db(transaction=True)
def test_map_moves_by_wheel_keyboard_and_button(page: Page, site):
    page.goto(f"{site}/pl/atrakcje/")
    page.get_by_role("link", name="Przybliż", exact=True).click()
    expect(page.locator("#map svg")).to_have_attribute("data-zoom", "1")
    page.locator("#map").focus()
    page.keyboard.press("ArrowDown")
    page.locator("#map svg").hover()
    page.mouse.wheel(0, -240)
    expect(page.locator("#map svg")).to_have_attribute("data-zoom", "2")
    page.keyboard.press("-")
    page.keyboard.press("-")
    expect(page.locator("#map svg")).to_have_attribute("data-zoom", "0")
    expect(page.locator("#map a[aria-label='Wieża Piastowska']")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_all_works_without_scripts(chromium, site):
    context = chromium.new_context(java_script_enabled=False, locale="pl-PL")
    page = context.new_page()
    page.goto(f"{site}/pl/atrakcje/")
    page.get_by_text("Rodzaj", exact=True).first.click()
    page.get_by_role("checkbox", name="wieża").check()
    page.get_by_role("button", name="Pokaż").click()
    expect(page.locator("#count")).to_have_text("1 miejsce")
    page.get_by_role("link", name="Przybliż", exact=True).click()
    expect(page.locator("#map svg")).to_have_attribute("data-zoom", "1")
    context.close()
