"""The script that pictures every template of the portal misses none."""

from pathlib import Path

from docs.take_templates import ADDRESSES

TEMPLATES = Path(__file__).parent.parent / "templates"
#: What others extend, and what editors see.
NO_PAGES = {"base", "page", "skeleton", "allauth/layouts/base"}
BEHIND_THE_LOGIN = ("intranet/", "mfa/", "users/")


def test_every_page_of_the_portal_is_pictured():
    pages = {
        file.relative_to(TEMPLATES).with_suffix("").as_posix()
        for file in TEMPLATES.rglob("*.html")
        if "{% extends" in (text := file.read_text()) and "wagtailadmin" not in text and "preview" not in file.name
    }
    portal = {page for page in pages - NO_PAGES if not page.startswith(BEHIND_THE_LOGIN)}
    assert portal == set(ADDRESSES)
