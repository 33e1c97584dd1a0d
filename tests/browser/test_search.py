"""A visitor searches: with keys, with a finger, without scripts."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cms.places.models import PlacePage
from home.models import HomePage
from search.editors.reports import FEWEST
from search.indexing.writing import rebuild
from search.models import PromotedPage, Promotion
from tests import factories

from .test_a_place_by_an_editor import log_in


@pytest.fixture
def site(transactional_db, live_server) -> str:
    home = HomePage.objects.get(locale__language_code="pl")
    section = factories.section_page(parent=home, title="Atrakcje", slug="atrakcje")
    places: dict[str, dict[str, Any]] = {
        "Zamek w Mosznej": {},
        "Zamek w Brzegu": {"county_id": "1601", "town": "Brzeg", "latitude": 50.86, "longitude": 17.47},
        "Góra Świętej Anny": {"kind": "sanctuary", "town": "Góra Świętej Anny"},
    }
    for name, facts in places.items():
        factories.place_page(parent=section, place=factories.place(name=name, **facts))
    rebuild()
    return str(live_server.url)


@pytest.mark.django_db(transaction=True)
def test_suggestions_are_chosen_with_keys(page: Page, site):
    page.goto(f"{site}/pl/")
    field = page.locator("#search-front")
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("sw ann")
    options = page.locator("#search-front-list [role=option]")
    expect(options).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#search-front-status")).to_have_text("Podpowiedzi: 2")

    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("Escape")
    expect(options.first).to_be_hidden()
    expect(field).to_have_value("sw ann")
    expect(field).to_have_attribute("aria-expanded", "false")

    field.press("ArrowDown")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(f"{site}/pl/atrakcje/gora-swietej-anny/")
    assert page.context.cookies() == []


@pytest.mark.django_db(transaction=True)
def test_enter_without_a_choice_searches_and_filters_change_in_place(page: Page, site):
    page.goto(f"{site}/pl/atrakcje/")
    page.locator("#search-header").press_sequentially("zamek")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/pl/search/?q=zamek")
    expect(page.locator("#count")).to_have_text("2 wyniki")

    page.evaluate("window.isTheSamePage = true")
    page.get_by_text("Powiat", exact=True).first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="powiat brzeski").focus()
    page.keyboard.press("Space")
    expect(page.locator("#count")).to_have_text("1 wynik")
    expect(page.get_by_role("checkbox", name="powiat brzeski")).to_be_focused()
    assert page.evaluate("window.isTheSamePage")
    expect(page.locator("#search-results")).to_have_role("combobox")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Usuń: Powiat powiat brzeski").click()
    expect(page.locator("#count")).to_have_text("2 wyniki")
    page.go_back()
    expect(page.locator("#count")).to_have_text("1 wynik")


@pytest.mark.django_db(transaction=True)
def test_suggestion_is_chosen_with_a_finger(chromium, site):
    context = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site}/pl/atrakcje/")
    page.locator("#search-header").tap()
    page.keyboard.type("brze")
    page.locator("#search-header-list [role=option]", has_text="Zamek w Brzegu").tap()
    expect(page).to_have_url(f"{site}/pl/atrakcje/zamek-w-brzegu/")
    context.close()


@pytest.mark.django_db(transaction=True)
def test_where_the_reader_is_is_asked_only_when_wished_and_rounded(chromium, site):
    here = {"latitude": 50.861234, "longitude": 17.471234}
    context = chromium.new_context(geolocation=here, permissions=["geolocation"], locale="pl-PL")
    page = context.new_page()
    page.goto(f"{site}/pl/search/?q=zamek")
    expect(page.locator("#count")).to_have_text("2 wyniki")
    page.get_by_role("button", name="Blisko mnie").click()
    expect(page.locator("#count")).to_have_text("1 wynik")
    assert "near=50.86%2C17.47" in page.url
    expect(page.locator(".result .eyebrow")).to_contain_text("0,0 km")
    context.close()


@pytest.mark.django_db(transaction=True)
def test_what_is_opened_is_told_and_an_editor_sees_it(page: Page, site, editor):
    """Without a cookie and without a detour; what an editor recommends is labelled."""
    hill = PlacePage.objects.get(title="Góra Świętej Anny", locale__language_code="pl")
    promotion = Promotion.objects.create(language="pl", queries="zamek")
    PromotedPage.objects.create(promotion=promotion, page=hill)
    for _time in range(FEWEST):
        page.goto(f"{site}/pl/search/?q=zamek")
        expect(page.locator(".result").first).to_contain_text("Polecane")
        with page.expect_response("**/search/click/") as told:
            page.locator(".result").nth(1).get_by_role("link").first.click()
        assert told.value.status == 204
        expect(page.locator("h1")).to_contain_text("Zamek w")
        assert page.context.cookies() == []
    log_in(page, site)
    page.goto(f"{site}/admin/reports/search-queries/")
    row = page.get_by_role("row").filter(has_text="zamek")
    expect(row.get_by_role("cell")).to_have_text(["zamek", "pl", "3", "0", "3", re.compile("2")])
    page.goto(f"{site}/admin/reports/search-clicks/")
    expect(page.get_by_role("row").nth(1).get_by_role("cell")).to_have_text(["2", "3"])


@pytest.mark.django_db(transaction=True)
def test_an_older_answer_never_replaces_a_newer_one(page: Page, site):
    page.goto(f"{site}/pl/atrakcje/")
    held = []
    page.route("**/api/v1/suggest/**q=zam*", lambda route: held.append(route))
    field = page.locator("#search-header")
    with page.expect_request("**/api/v1/suggest/**q=zam*"):
        field.press_sequentially("zam")
    with page.expect_event("requestfailed"):  # cancelled by the next question
        field.fill("anny")
    expect(page.locator("#search-header-list [role=option]").first).to_have_text("Góra Świętej Annymiejscowość")
    assert len(held) == 1


@pytest.mark.django_db(transaction=True)
def test_all_works_without_scripts(chromium, site):
    context = chromium.new_context(java_script_enabled=False, locale="pl-PL")
    page = context.new_page()
    page.goto(f"{site}/pl/")
    page.locator("#search-front").fill("zamek")
    page.locator("main").get_by_role("button", name="Szukaj").click()
    expect(page.locator("#count")).to_have_text("2 wyniki")
    page.get_by_text("Powiat", exact=True).first.click()
    page.get_by_role("checkbox", name="powiat brzeski").check()
    page.locator("main").get_by_role("button", name="Szukaj").click()
    expect(page.locator("#count")).to_have_text("1 wynik")
    page.get_by_role("link", name="Zamek w Brzegu").click()
    expect(page.locator("h1")).to_have_text("Zamek w Brzegu")
    context.close()
