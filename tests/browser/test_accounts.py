"""People with an account: enrolling a second factor, and being asked for it at every door, in their own language."""

import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from playwright.sync_api import Browser, Page, expect

from cms.users.models import User
from tests.browser.test_templates import WINDOWS, listen, violations

PASSWORD = "opolskie-demo-2026"
DOORS = {"/account/login/": "/admin/", "/admin/login/": "/admin/", "/django-admin/login/": "/django-admin/"}
FOR_STRANGERS = [
    "/account/login/",
    "/account/login/code/",
    "/account/signup/",
    "/account/inactive/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/1-none/",
    "/account/password/reset/key/done/",
    "/account/confirm-email/none/",
]
FOR_MEMBERS = [
    "/account/email/",
    "/account/password/change/",
    "/account/reauthenticate/",
    "/account/2fa/",
    "/account/2fa/reauthenticate/",
    "/account/sessions/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/totp/deactivate/",
    "/account/2fa/recovery-codes/generate/",
    "/account/logout/",
]
SIZES = dict(zip(["pl", "en", "de", "cs"], [*list(WINDOWS.values())[:2] * 2], strict=True))


@pytest.fixture
def superuser(transactional_db) -> User:
    """May enter at every door."""
    return User.objects.create_superuser("superuser@example.org", PASSWORD)


class Visit:
    """A browser of somebody who reads `language`; each page that is seen is held to what all pages are held to."""

    def __init__(self, page: Page, site: str, language: str) -> None:
        self.page, self.site, self.language = page, site, language
        self.headings: list[str] = []
        self.problems: list[str] = listen(page, site)

    def see(self, path: str) -> None:
        self.page.goto(self.site + path)
        self.inspect()

    def inspect(self) -> None:
        where = f"{self.language} {self.page.url}"
        self.problems += [f"{where} {violation}" for violation in violations(self.page)]
        if self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            self.problems.append(f"{where} scrolls sideways")
        assert self.page.evaluate("document.documentElement.lang") == self.language
        expect(self.page.locator("link[href*='site/site.css']")).to_have_count(1)
        self.headings.append(self.page.locator("h1").inner_text())

    def send(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.fill(f"main [name={name}]", value)
        with self.page.expect_navigation():
            self.page.locator("main form button:not(.button-quiet)").first.click()

    def log_in(self, password: str = PASSWORD) -> None:
        self.send(login="superuser@example.org", password=password)


@pytest.fixture
def visits(chromium: Browser, live_server) -> Iterator[list[Visit]]:
    contexts = {language: chromium.new_context(locale=language, **options) for language, options in SIZES.items()}
    yield [Visit(context.new_page(), live_server.url, language) for language, context in contexts.items()]
    for context in contexts.values():
        context.close()


def code(secret: str) -> str:
    """What the person's telephone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def in_four_languages(visits: list[Visit]) -> bool:
    """No page shows one language's heading in another."""
    return all(len(set(same)) == len(visits) for same in zip(*(visit.headings for visit in visits), strict=True))


@pytest.mark.parametrize(("door", "inside"), DOORS.items())
@pytest.mark.django_db(transaction=True)
def test_every_door_asks_for_the_second_factor(page: Page, live_server, superuser, settings, door, inside):
    settings.MFA_REQUIRED = True
    TOTP.activate(superuser, secret := generate_totp_secret())
    visit = Visit(page, live_server.url, "pl")
    page.goto(live_server.url + door + ("" if door.startswith("/account/") else f"?next={inside}"))
    visit.log_in()
    expect(page).to_have_url(f"{live_server.url}/account/2fa/authenticate/")
    page.goto(live_server.url + inside)
    expect(page).to_have_url(f"{live_server.url}/account/2fa/authenticate/")  # the password alone lets nobody in
    visit.send(code="000000")
    expect(page.get_by_text("Błędny kod")).to_be_visible()
    visit.send(code=code(secret))
    expect(page).to_have_url(live_server.url + inside)


@pytest.mark.django_db(transaction=True)
def test_strangers_pages_speak_four_languages(visits, transactional_db):
    for visit in visits:
        for path in FOR_STRANGERS:
            visit.see(path)
        visit.see("/account/login/")
        visit.log_in(password="not the password")
        visit.inspect()
        expect(visit.page.locator(".errorlist")).to_be_visible()
        assert visit.problems == []
    assert in_four_languages(visits)


@pytest.mark.django_db(transaction=True)
def test_new_account_enrols_and_comes_back(visits, transactional_db, settings):
    settings.MFA_REQUIRED = True
    for visit in visits:
        User.objects.all().delete()
        User.objects.create_superuser("superuser@example.org", PASSWORD)
        enrol_and_come_back(visit)
        assert visit.problems == []
    assert in_four_languages(visits)


def enrol_and_come_back(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.site}/admin/")
    visit.log_in()
    visit.inspect()  # the password once more
    visit.send(password=PASSWORD)
    visit.inspect()
    visit.send(code=code(page.locator("#authenticator_secret").input_value()))
    visit.inspect()
    recovery = page.locator("#recovery_codes").input_value().split()
    assert len(recovery) == 10
    for path in FOR_MEMBERS:
        visit.see(path)
    visit.send()  # the last of them logs out
    page.goto(f"{visit.site}/account/login/")
    visit.log_in()
    visit.inspect()
    visit.send(code=recovery[0])
    expect(page).to_have_url(f"{visit.site}/admin/")


@pytest.mark.django_db(transaction=True)
def test_forgotten_password_is_made_anew_by_mail(page: Page, live_server, superuser):
    visit = Visit(page, live_server.url, "pl")
    page.goto(f"{live_server.url}/account/login/")
    page.get_by_role("link", name="Nie pamiętasz hasła?").click()
    visit.send(email=superuser.email)
    link = next(word for word in mail.outbox[0].body.split() if "/account/password/reset/key/" in word)
    visit.see(link.removeprefix("https://visitopolskie.example"))
    visit.send(password1="zielone-jabłka-2026", password2="zielone-jabłka-2026")
    visit.inspect()
    page.goto(f"{live_server.url}/account/login/")
    visit.log_in(password="zielone-jabłka-2026")
    expect(page).to_have_url(f"{live_server.url}/admin/")
    assert visit.problems == []
