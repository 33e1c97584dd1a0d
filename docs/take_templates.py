"""Takes every template of a running demo as visitors meet it: three windows, day and night, Polish and German.

`make run` beside it, then `make pictures`; they are for the eyes of who changes the look and lie in `var/templates/`.
"""

import os
import sys
from itertools import product
from pathlib import Path
from shutil import which
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, sync_playwright

PORTAL = os.environ.get("SITE_URL") or f"http://localhost:{os.environ.get('PORT', '8000')}"
FOLDER = Path(os.environ.get("DATA_DIR") or "var") / "templates"
WIDTHS = {360: 740, 768: 1024, 1440: 900}
SCHEMES = ("light", "dark")
LANGUAGES = ("pl", "de")

#: Of each template its states, by their Polish addresses.
ADDRESSES = {
    "home/home_page": {"": "/pl/"},
    "home/styleguide": {"": "/pl/styleguide/"},
    "cms/places/section_page": {"": "/pl/atrakcje/"},
    "cms/places/all_places": {
        "": "/pl/places/?page=3",
        "chosen": "/pl/places/?kind=castle&kind=museum&county=1601&open=now&near=50.86,17.47",
        "nothing": "/pl/places/?kind=zoo&price=high&access=step_free_entry",
        "map": "/pl/places/?at=500,600&zoom=3",
    },
    "cms/places/place_page": {
        "": "/pl/atrakcje/zamek-w-mosznej/",
        "everything": "/pl/noclegi/hotel-przykladowy-pod-lipami/",
        "untranslated": "/pl/gastronomia/karczma-przykladowa-u-mlynarza/",
    },
    "cms/places/listing": {"": "/pl/listing/osm-bakow-kluczbork/"},
    "cms/places/report_mistake": {"": "/pl/report/zamek-moszna/", "sent": "/pl/report/zamek-moszna/?sent"},
    "cms/pages/standard_page": {"": "/pl/privacy/"},
    "cms/pages/contact_page": {"": "/pl/contact/", "sent": "/pl/contact/?sent"},
    "cms/pages/accessibility_statement_page": {"": "/pl/deklaracja-dostepnosci/"},
    "cms/cluster/cluster_page": {"": "/pl/klaster/"},
    "cms/cluster/member_page": {"": "/pl/klaster/hotel-arte/"},
    "search/search": {
        "": "/pl/search/?q=zamki+dla+dzieci",
        "understood": "/pl/search/?q=nocleg+nysa",
        "mistyped": "/pl/search/?q=mozsna",
        "nothing": "/pl/search/?q=dentysta",
    },
    "account/login": {"": "/account/login/"},
    "error": {"": "/pl/nie-ma-takiej-strony/"},
}


def main(wanted: str = "") -> None:
    """`wanted`: a part of the names of the pictures to take, "" for all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        for language, width, scheme in product(LANGUAGES, WIDTHS, SCHEMES):
            take_all(browser, language, width, scheme, wanted)
        browser.close()


def take_all(browser: Browser, language: str, width: int, scheme: str, wanted: str) -> None:
    size = {"width": width, "height": WIDTHS[width]}
    context = browser.new_context(viewport=size, color_scheme=scheme, locale=language, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    for template, states in ADDRESSES.items():
        for state, address in states.items():
            name = "-".join(filter(None, [template.replace("/", "-"), state, language, str(width), scheme]))
            if wanted in name:
                visit(page, PORTAL + address, language)
                page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
    context.close()


def visit(page: Page, address: str, language: str) -> None:
    """The page behind the Polish address in the language; what has no address a language follows the browser's."""
    answer = page.goto(address)
    if answer and answer.status == 404:  # its switch leads home
        page.goto(address.replace("/pl/", f"/{language}/"))
    elif version := page.query_selector(f"nav.languages a[hreflang={language}]:not([aria-current])"):
        page.goto(urljoin(address, version.get_attribute("href")))
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main(*sys.argv[1:])
