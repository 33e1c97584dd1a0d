"""The script that pictures every template of the portal misses none; the guides show what there is."""

import re
from pathlib import Path

from docs.take_pictures import INTRANET
from docs.take_templates import ADDRESSES

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
#: What others extend, and what editors see.
NO_PAGES = {"base", "page", "skeleton", "allauth/layouts/base"}
BEHIND_THE_LOGIN = ("intranet/", "mfa/", "users/", "account/email_change")


def test_every_page_of_the_portal_is_pictured():
    pages = {
        file.relative_to(TEMPLATES).with_suffix("").as_posix()
        for file in TEMPLATES.rglob("*.html")
        if "{% extends" in (text := file.read_text()) and "wagtailadmin" not in text and "preview" not in file.name
    }
    portal = {page for page in pages - NO_PAGES if not page.startswith(BEHIND_THE_LOGIN)}
    assert portal == set(ADDRESSES)


def test_guides_show_pictures_that_are_there():
    guides = [ROOT / "README.md", *ROOT.glob("docs/*.md")]
    shown = {
        (guide.parent / picture).relative_to(ROOT).as_posix()
        for guide in guides
        for picture in re.findall(r"!\[[^]]+\]\(([^)]+)\)", guide.read_text())
    }
    taken = {file.relative_to(ROOT).as_posix() for file in ROOT.glob("docs/pictures/*.png")}
    assert {picture for picture in shown if picture.startswith("docs/pictures/")} == shown
    assert shown <= taken
    assert {f"docs/pictures/{name}.png" for guide in INTRANET.values() for name, _address, _link in guide} <= shown
