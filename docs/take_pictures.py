"""Takes the pictures of README and guides from a running demo: `make run` beside it, then `make pictures`."""

import os
from pathlib import Path
from shutil import which

from playwright.sync_api import Page, ViewportSize, sync_playwright

PORTAL = os.environ.get("SITE_URL") or f"http://localhost:{os.environ.get('PORT', '8000')}"
FOLDER = Path(__file__).parent / "pictures"
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}

PUBLIC = {
    "home": "/pl/",
    "section": "/de/sehenswuerdigkeiten/",
    "place": "/cs/ubytovani/ukazkovy-hotel-pod-lipami/",
    "untranslated": "/en/gastronomy/karczma-przykladowa-u-mlynarza/",
}
#: By account of the demo: name of the picture, address, and what to follow from there.
INTRANET = {
    "member": [
        ("member-today", "/intranet/", ""),
        ("member-group", "/intranet/groups/", "Grupa zakupowa"),
        ("member-document", "/intranet/search/?q=regulamin+grupy", "Regulamin grupy zakupowej"),
    ],
    "office": [
        ("office-organisation", "/intranet/directory/", "Karczma Przykładowa „U Młynarza”"),
        ("office-documents", "/intranet/documents/", ""),
        ("office-log", "/intranet/log/", ""),
    ],
}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        for name, address in PUBLIC.items():
            for suffix, window in (("", DESK), ("-phone", PHONE)):
                page = browser.new_page(viewport=window)
                page.goto(PORTAL + address)
                take(page, name + suffix)
                page.close()
        page = browser.new_page(viewport=DESK, locale="en-GB")
        log_in(page, "editor", "/admin/")
        take_editor(page)
        for account, pictures in INTRANET.items():
            page = browser.new_page(viewport=DESK, locale="en-GB")
            log_in(page, account, "/intranet/")
            for name, address, link in pictures:
                page.goto(PORTAL + address)
                if link:
                    page.get_by_role("main").get_by_role("link", name=link).first.click()
                take(page, name)
            page.close()
        browser.close()


def log_in(page: Page, account: str, address: str) -> None:
    page.goto(f"{PORTAL}/account/login/?next={address}")
    page.fill("[name=login]", f"{account}@example.org")
    page.fill("[name=password]", "opolskie-demo-2026")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/account/" not in url)


def take_editor(page: Page) -> None:
    """As the editor of the demo meets it: a new place, its facts and hours, the translators' desk."""
    page.goto(f"{PORTAL}/admin/pages/?q=Atrakcje")
    section = page.locator("a[href$='/edit/']", has_text="Atrakcje").first.get_attribute("href") or ""
    page.goto(PORTAL + section.replace("/edit/", "/").replace("/pages/", "/pages/add/places/placepage/"))
    take(page, "editor-new-place")
    page.goto(f"{PORTAL}/admin/snippets/places/place/?q=Muzeum+Przyk%C5%82adowe")
    page.get_by_role("link", name="Muzeum Przykładowe Zegarów").first.click()
    take(page, "editor-facts")
    page.get_by_role("tab", name="Hours and prices").click()
    take(page, "editor-hours")


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
