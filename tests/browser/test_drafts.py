"""What is typed is not lost: not by a reload, a lost connection or an ended session. Who logs out leaves nothing."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from intranet.core.models import Comment
from tests.browser.test_intranet import enter_as
from tests.intranet import factories
from tests.intranet.example.models import Outing

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "Proponuję inny termin."
KEPT, RESTORED = "is kept in this browser until you send it", "What you typed before is here again."


@pytest.fixture
def outing(transactional_db) -> Outing:
    return factories.outing(factories.organisation())


@pytest.fixture
def anna(outing):
    return factories.member(outing.host, user=factories.person("Anna Nowak")).user


@pytest.fixture
def context(chromium: Browser, live_server, anna):
    context = chromium.new_context(locale="en")
    enter_as(context, anna, live_server.url)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, live_server, outing) -> Page:
    page = context.new_page()
    page.goto(live_server.url + outing.get_absolute_url())
    return page


def field(page: Page):
    return page.locator("form[data-draft] textarea")


def send(page: Page) -> None:
    page.locator("form[data-draft]").get_by_role("button").click()


def test_words_are_here_again_after_a_reload(page):
    field(page).fill(WORDS)
    expect(page.get_by_role("status").filter(has_text=KEPT)).to_be_visible()
    page.reload()
    expect(field(page)).to_have_value(WORDS)
    expect(page.get_by_role("status").filter(has_text=RESTORED)).to_be_visible()


def test_words_that_nobody_waited_for_are_here_again_too(page):
    field(page).fill(WORDS)
    page.reload()
    expect(field(page)).to_have_value(WORDS)


def test_words_outlive_a_lost_connection(page):
    field(page).fill(WORDS)
    address = page.url
    page.route("**/comments/", lambda route: route.abort("connectionreset"), times=1)
    send(page)
    page.wait_for_url("chrome-error://**")
    page.goto(address)
    expect(field(page)).to_have_value(WORDS)


def test_words_outlive_an_ended_session(page, context, live_server, anna):
    field(page).fill(WORDS)
    address = page.url
    context.clear_cookies(name="sessionid")
    send(page)
    page.wait_for_url("**/account/**")
    enter_as(context, anna, live_server.url)
    page.goto(address)
    expect(field(page)).to_have_value(WORDS)


def test_words_that_have_arrived_are_kept_no_longer(page):
    field(page).fill(WORDS)
    send(page)
    expect(page.locator(".comments")).to_contain_text(WORDS)
    expect(field(page)).to_have_value("")
    assert Comment.objects.get().text == WORDS
    page.reload()
    expect(field(page)).to_have_value("")


def test_words_that_were_refused_are_kept(page):
    field(page).fill(f"{WORDS} @nikt.taki")
    send(page)
    expect(page.get_by_text("Nobody who may see this")).to_be_visible()
    page.get_by_role("link", name="Back").click()
    expect(field(page)).to_have_value(f"{WORDS} @nikt.taki")


def test_who_logs_out_leaves_nothing_in_the_browser(page):
    field(page).fill(WORDS)
    expect(page.get_by_role("status").filter(has_text=KEPT)).to_be_visible()
    page.get_by_role("link", name="Log out").click()
    page.locator("form[action$='logout/'] button, main form button").first.click()
    page.wait_for_url(lambda address: "logout" not in address)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_another_person_at_the_same_browser_finds_nothing(page, context, live_server, outing):
    field(page).fill(WORDS)
    expect(page.get_by_role("status").filter(has_text=KEPT)).to_be_visible()
    enter_as(context, factories.member(outing.host, user=factories.person("Jan Kowal")).user, live_server.url)
    page.reload()
    expect(field(page)).to_have_value("")
    assert page.evaluate("Object.keys(localStorage)") == []
