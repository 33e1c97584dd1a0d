"""Whoever starts the portal or its tests has the words of today, without GNU gettext."""

import os
import shutil
from pathlib import Path

import polib
import pytest
from django.utils.translation import gettext, ngettext, override

from cms.catalogues import compile_outdated


@pytest.fixture
def source(settings, tmp_path) -> Path:
    """The Polish catalogue as git keeps it, not yet compiled."""
    settings.LOCALE_PATHS = [
        shutil.copytree(settings.LOCALE_PATHS[0], tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))
    ]
    return tmp_path / "locale" / "pl" / "LC_MESSAGES" / "django.po"


def test_every_catalogue_is_compiled(source):
    compile_outdated()
    for language in ("pl", "en", "de", "cs"):
        folder = source.parents[2] / language / "LC_MESSAGES"
        kept, compiled = polib.pofile(str(folder / "django.po")), polib.mofile(str(folder / "django.mo"))
        assert {entry.msgid for entry in compiled} == {entry.msgid for entry in kept}
        assert sorted(file.name for file in folder.iterdir()) == ["django.mo", "django.po"]


def test_changed_words_are_said_at_once_in_their_right_form(source):
    compile_outdated()
    catalogue = polib.pofile(str(source))
    catalogue.find("Address").msgstr = "Gdzie to jest"
    catalogue.append(
        polib.POEntry(msgid="a fish", msgid_plural="fishes", msgstr_plural={0: "ryba", 1: "ryby", 2: "ryb"})
    )
    catalogue.save()
    os.utime(source.with_suffix(".mo"), (0, 0))
    compile_outdated()
    with override("pl"):
        assert gettext("Address") == "Gdzie to jest"
        assert [ngettext("a fish", "fishes", count) for count in (1, 2, 5)] == ["ryba", "ryby", "ryb"]


def test_current_catalogue_is_left_alone(source):
    compile_outdated()
    compiled = source.with_suffix(".mo")
    compiled.write_bytes(b"current")
    compile_outdated()
    assert compiled.read_bytes() == b"current"
