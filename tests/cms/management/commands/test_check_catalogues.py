"""`make lint` refuses a catalogue with a hole."""

import os
import shutil
from pathlib import Path

import polib
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

pytestmark = pytest.mark.skipif(
    shutil.which("xgettext") is None and not os.environ.get("CI"), reason="GNU gettext is not installed"
)


@pytest.fixture
def catalogues(settings, tmp_path) -> Path:
    """The project's own, to be spoilt."""
    copy = shutil.copytree(settings.LOCALE_PATHS[0], tmp_path / "locale")
    settings.LOCALE_PATHS = [copy]
    return copy


def test_catalogues_of_the_project_are_complete(catalogues):
    call_command("check_catalogues")


def test_every_kind_of_hole_is_named(catalogues):
    file = catalogues / "pl" / "LC_MESSAGES" / "django.po"
    catalogue = polib.pofile(str(file))
    plural = next(entry for entry in catalogue if entry.msgid_plural)
    plural.msgstr_plural = {0: "miejsce", 1: "miejsca"}
    catalogue.find("Address").msgstr = ""
    catalogue.find("Cluster").flags.append("fuzzy")
    catalogue.remove(catalogue.find("Gallery"))
    catalogue.append(polib.POEntry(msgid="Nobody says this", msgstr="Tego nikt nie mówi"))
    catalogue.save()
    with pytest.raises(CommandError) as refusal:
        call_command("check_catalogues")
    assert sorted(str(refusal.value).splitlines()) == [
        "pl: missing: 'Gallery'",
        "pl: no longer used: 'Nobody says this'",
        f"pl: not 3 forms: {plural.msgid_plural!r}",
        "pl: not translated: 'Address'",
        "pl: not translated: 'Cluster'",
    ]


def test_placeholder_that_a_translation_lost_is_named(catalogues):
    file = catalogues / "cs" / "LC_MESSAGES" / "django.po"
    catalogue = polib.pofile(str(file))
    entry = next(entry for entry in catalogue if "python-format" in entry.flags and not entry.msgid_plural)
    entry.msgstr = "Něco"
    catalogue.save()
    with pytest.raises(
        CommandError, match=r"(?s)cs: .*a format specification for argument .* doesn't exist in 'msgstr'"
    ):
        call_command("check_catalogues")
