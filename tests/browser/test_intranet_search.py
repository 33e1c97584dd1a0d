"""The field in the header of the intranet, with keys and without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_intranet import enter_as
from tests.intranet import factories


@pytest.fixture
def member(transactional_db):
    factories.organisation(name="Muzeum Zegarów", external_id="museum")
    return factories.member(factories.organisation(name="Hotel Arte")).user


@pytest.mark.django_db(transaction=True)
def test_suggestion_of_the_header_is_chosen_with_keys(page: Page, live_server, member):
    enter_as(page.context, member, live_server.url)
    page.goto(f"{live_server.url}/intranet/")
    field = page.locator("#search-header")
    expect(field).to_have_role("combobox")
    field.press_sequentially("muz")
    expect(page.locator("#search-header-list [role=option]")).to_have_text(["Muzeum Zegarów"])
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/intranet/search/?q=Muzeum+Zegar%C3%B3w")
    expect(page.get_by_role("link", name="Muzeum Zegarów")).to_have_attribute("href", "/intranet/directory/museum/")
    expect(page.locator("#search-results")).to_have_value("Muzeum Zegarów")


@pytest.mark.django_db(transaction=True)
def test_the_field_asks_without_scripts(chromium: Browser, live_server, member):
    context = chromium.new_context(java_script_enabled=False)
    enter_as(context, member, live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/intranet/directory/museum/")
    page.locator("#search-header").fill("arte")
    page.locator("#search-header").press("Enter")
    expect(page.get_by_role("link", name="Hotel Arte")).to_be_visible()
    context.close()
