"""What is typed is not lost: not by a reload, a lost connection, another tab, another device or an ended session.

Who logs out leaves nothing in the browser.
"""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from intranet.core.models import Comment, Draft
from tests.browser.test_intranet import enter_as
from tests.browser.test_templates import violations
from tests.intranet import factories
from tests.intranet.example.models import Outing

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "Zupełnie-inne-słowa-2026"
WORDS = "Proponuję inny termin."
KEPT, SAVED, RESTORED = (
    "Kept in this browser until you send it.",
    "Draft saved at",
    "What you typed before is here again",
)


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
    return page.locator("#comment_text")


def send(page: Page) -> None:
    page.locator("form:has(#comment_text)").get_by_role("button", name="Comment").click()


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-draft-said]").filter(has_text=words)).to_be_visible()


def test_words_are_here_again_after_a_reload(page):
    field(page).fill(WORDS)
    says(page, SAVED)
    page.reload()
    expect(field(page)).to_have_value(WORDS)
    says(page, RESTORED)


def test_words_are_in_the_browser_before_the_server_has_them(page):
    page.route("**/drafts/comment/", lambda route: None)  # never answered
    field(page).fill(WORDS)
    says(page, KEPT)
    assert WORDS in page.evaluate("Object.values(localStorage).join()")


def test_words_are_on_another_device_and_can_be_dropped_there(page, chromium, live_server, anna):
    field(page).fill(WORDS)
    says(page, SAVED)
    with chromium.new_context(locale="en", java_script_enabled=False) as telephone:
        enter_as(telephone, anna, live_server.url)
        other = telephone.new_page()
        other.goto(page.url)
        expect(field(other)).to_have_value(WORDS)
        says(other, RESTORED)
        other.get_by_role("link", name="Look at the draft or drop it").click()
        other.get_by_role("button", name="Drop the draft for good").click()
        expect(field(other)).to_have_value("")
    page.reload()
    expect(field(page)).to_have_value("")


def test_two_tabs_show_both_texts_and_let_the_person_choose(page, context):
    other = context.new_page()
    other.goto(page.url)
    field(page).fill("Pierwsza")
    says(page, SAVED)
    field(other).fill("Druga")
    says(other, "Another tab or device has saved another text meanwhile.")
    expect(other.locator("[data-for=text]")).to_have_value("Pierwsza")
    expect(field(other)).to_have_value("Druga")
    assert violations(other, "[data-draft]") == []
    assert Draft.objects.get().texts == {"text": "Pierwsza"}
    other.get_by_role("button", name="Go on with this text").click()
    expect(field(other)).to_have_value("Pierwsza")
    says(other, SAVED)
    field(page).fill("Pierwsza i trzecia")
    says(page, "Another tab or device has saved another text meanwhile.")
    page.get_by_role("button", name="Go on with the text in the form").click()
    says(page, SAVED)
    expect(page.locator("[data-draft-other]")).to_be_hidden()
    assert Draft.objects.get().texts == {"text": "Pierwsza i trzecia"}


def test_who_is_logged_out_is_told_and_goes_on_after_logging_in_elsewhere(page, context, live_server, anna):
    field(page).fill(WORDS)
    says(page, SAVED)
    context.clear_cookies(name="sessionid")
    field(page).fill(f"{WORDS} Na przykład w maju.")
    says(page, "You are logged out; your text is kept in this browser.")
    expect(page.get_by_role("link", name="Log in in another tab")).to_be_visible()
    enter_as(context, anna, live_server.url)
    page.evaluate("dispatchEvent(new Event('focus'))")
    says(page, SAVED)
    expect(page.get_by_role("link", name="Log in in another tab")).to_be_hidden()
    assert Draft.objects.get().texts == {"text": f"{WORDS} Na przykład w maju."}
    send(page)
    expect(page.locator(".comments")).to_contain_text("Na przykład w maju.")


def test_no_connection_is_told_truthfully(page, context):
    context.set_offline(True)
    field(page).fill(WORDS)
    says(page, "No connection: kept in this browser only.")
    context.set_offline(False)
    says(page, SAVED)


def test_full_browser_is_told_truthfully_until_the_server_has_it(page, context):
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') } }")
    context.set_offline(True)
    field(page).fill(WORDS)
    says(page, "Your text can be kept nowhere")
    context.set_offline(False)
    says(page, SAVED)


def test_double_tap_sends_once(page):
    field(page).fill(WORDS)
    page.locator("form:has(#comment_text)").get_by_role("button", name="Comment").dblclick()
    expect(page.locator(".comments")).to_contain_text(WORDS)
    assert Comment.objects.count() == 1
    assert not Draft.objects.exists()


def test_without_a_script_words_are_back_after_logging_in(chromium, live_server, outing, anna):
    anna.set_password(PASSWORD)
    anna.save()
    with chromium.new_context(locale="en", java_script_enabled=False) as context:
        enter_as(context, anna, live_server.url)
        page = context.new_page()
        page.goto(live_server.url + outing.get_absolute_url())
        field(page).fill(WORDS)
        context.clear_cookies(name="sessionid")
        send(page)
        expect(page.get_by_text("You are logged out, so nothing was sent.")).to_be_visible()
        page.get_by_label("Email").fill(anna.email)
        page.get_by_role("textbox", name="Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_text("Nothing was sent: your login had ended or changed.")).to_be_visible()
        expect(field(page)).to_have_value(WORDS)
        assert not Comment.objects.exists()
        send(page)
        expect(page.locator(".comments")).to_contain_text(WORDS)
        assert Comment.objects.count() == 1


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
    says(page, SAVED)
    page.get_by_role("link", name="Log out").click()
    page.locator("form[action$='logout/'] button, main form button").first.click()
    page.wait_for_url(lambda address: "logout" not in address)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_another_person_at_the_same_browser_finds_nothing(page, context, live_server, outing):
    field(page).fill(WORDS)
    says(page, SAVED)
    enter_as(context, factories.member(outing.host, user=factories.person("Jan Kowal")).user, live_server.url)
    page.reload()
    expect(field(page)).to_have_value("")
    assert page.evaluate("Object.keys(localStorage)") == []
