"""Allauth's pages and mails speak as the rest of the portal does, in the words of `cms/users/allauth_wording`."""

import re
from pathlib import Path

import allauth
import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext, ngettext, override

WORDING = Path(settings.LOCALE_PATHS[1])
LANGUAGES = ("pl", "de", "cs")


def entries(folder: Path, language: str) -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(folder / language / "LC_MESSAGES" / "django.po"))}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|%d|<a href=\"[^\"]*\">", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_one_that_allauth_asks_for(language):
    """One that allauth has reworded would be read by nobody."""
    assert set(entries(WORDING, language)) <= set(entries(Path(allauth.__file__).parent / "locale", language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_shown_instead_of_allauths(language):
    with override(language):
        for msgid, entry in entries(WORDING, language).items():
            if not entry.msgid_plural:
                assert gettext(msgid) == entry.msgstr
                assert placeholders(entry.msgstr) == placeholders(msgid)


@pytest.mark.parametrize(
    ("language", "number", "shown"),
    [
        ("pl", 1, "Dostępny jest 1 z 10 kodów odzyskiwania."),
        ("pl", 3, "Dostępne są 3 z 10 kodów odzyskiwania."),
        ("pl", 8, "Dostępnych jest 8 z 10 kodów odzyskiwania."),
        ("cs", 1, "K dispozici je 1 z 10 záložních kódů."),
        ("cs", 3, "K dispozici jsou 3 z 10 záložních kódů."),
        ("cs", 8, "K dispozici je 8 z 10 záložních kódů."),
    ],
)
def test_codes_that_are_left_are_counted(language, number, shown):
    (one, many) = (
        f"There {be} %(unused_count)s out of %(total_count)s recovery codes available." for be in ("is", "are")
    )
    with override(language):
        assert ngettext(one, many, number) % {"unused_count": number, "total_count": 10} == shown
