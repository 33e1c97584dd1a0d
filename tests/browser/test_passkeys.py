"""Logging in without a password, with a virtual authenticator in a real Chromium."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_templates import violations

PASSWORD = "opolskie-demo-2026"
SENSOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def take_away(page: Page) -> Iterator[Callable[[], object]]:
    """The browser has a sensor that keeps passkeys. Called, it has lost them."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    sensor = session.send("WebAuthn.addVirtualAuthenticator", {"options": SENSOR})
    yield lambda: session.send("WebAuthn.clearCredentials", sensor)
    session.detach()


def log_in(page: Page, site: str, password: str) -> None:
    page.goto(f"{site}/account/login/")
    page.fill("[name=login]", "editor@example.org")
    page.fill("[name=password]", password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def add_passkey(page: Page, site: str) -> None:
    log_in(page, site, PASSWORD)
    page.goto(f"{site}/account/2fa/webauthn/add/")
    page.fill("[name=password]", PASSWORD)  # a new key needs the old one once more
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert violations(page) == []
    page.fill("[name=name]", "Telefon")
    page.check("[name=passwordless]")
    page.get_by_role("button", name="Dodaj").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kody odzyskiwania")
    page.goto(f"{site}/account/2fa/webauthn/")
    expect(page.get_by_text("Telefon", exact=True)).to_be_visible()
    assert violations(page) == []
    page.goto(f"{site}/account/logout/")
    page.locator("main form button").first.click()


def use_passkey(page: Page, site: str) -> None:
    page.goto(f"{site}/account/login/")
    page.get_by_role("button", name="Użyj klucza dostępu").click()


def test_passkey_opens_the_door_also_while_the_passwords_is_slow(
    page: Page, live_server, transactional_db, editor, take_away
):
    add_passkey(page, live_server.url)
    for number in range(6):
        log_in(page, live_server.url, f"wrong-{number}")
    expect(page.locator(".errorlist")).to_contain_text("Zbyt wiele")
    use_passkey(page, live_server.url)
    expect(page).to_have_url(f"{live_server.url}/admin/")


def test_passkey_that_is_not_given_is_told_of(page: Page, live_server, transactional_db, editor, take_away):
    add_passkey(page, live_server.url)
    take_away()
    use_passkey(page, live_server.url)
    expect(page.get_by_role("alert")).to_contain_text("Klucz dostępu nie został użyty")
    log_in(page, live_server.url, PASSWORD)
    expect(page).to_have_url(f"{live_server.url}/account/2fa/authenticate/")
