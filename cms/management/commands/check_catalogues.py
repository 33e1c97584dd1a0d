import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

LANGUAGES = [code for code, _name in settings.LANGUAGES]
PLURALS = {"pl": 3, "en": 2, "de": 2, "cs": 3}
CATALOGUES = shutil.ignore_patterns("*.po", "*.mo")
PACKAGES = sorted(
    {app.split(".")[0] for app in settings.INSTALLED_APPS if (settings.BASE_DIR / app.split(".")[0]).is_dir()}
)
SOURCES = (*PACKAGES, "templates", "locale")


class Command(BaseCommand):
    help = "Fails unless every text is translated into every language, with its plural forms and placeholders."

    def handle(self, *args: Any, **options: Any) -> None:
        if shutil.which("xgettext") is None:
            raise CommandError("GNU gettext is not installed; on Debian: apt-get install gettext")
        wanted = self._texts_of_code()
        problems = [problem for language in LANGUAGES for problem in self._problems(language, wanted)]
        if problems:
            raise CommandError("\n".join(problems))

    def _texts_of_code(self) -> set[tuple[str | None, str]]:
        """(context, msgid) of what the code asks for, extracted anew from a copy, so that nothing here is rewritten."""
        with TemporaryDirectory() as folder:
            for name in SOURCES:
                shutil.copytree(settings.BASE_DIR / name, Path(folder) / name, ignore=CATALOGUES)
            shutil.copy(settings.BASE_DIR / "manage.py", folder)
            command = [
                sys.executable,
                "manage.py",
                "makemessages",
                "--locale",
                "pl",
                "--ignore",
                "tests",
                "--verbosity",
                "0",
            ]
            subprocess.run(command, cwd=folder, check=True)  # noqa: S603
            return {_key(entry) for entry in polib.pofile(f"{folder}/locale/pl/LC_MESSAGES/django.po")}

    def _problems(self, language: str, wanted: set[tuple[str | None, str]]) -> list[str]:
        folder = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES"
        catalogue = polib.pofile(str(folder / "django.po"))
        found = {_key(entry) for entry in catalogue if not entry.obsolete}
        problems = [f"{language}: missing: {msgid!r}" for _context, msgid in sorted(wanted - found, key=str)]
        problems += [f"{language}: no longer used: {msgid!r}" for _context, msgid in sorted(found - wanted, key=str)]
        problems += [f"{language}: not translated: {entry.msgid!r}" for entry in catalogue if not entry.translated()]
        if f"nplurals={PLURALS[language]};" not in catalogue.metadata["Plural-Forms"]:
            problems.append(f"{language}: Plural-Forms must have nplurals={PLURALS[language]}")
        problems += [
            f"{language}: not {PLURALS[language]} forms: {entry.msgid_plural!r}"
            for entry in catalogue
            if entry.msgid_plural and len(entry.msgstr_plural) != PLURALS[language]
        ]
        if complaint := _complaint_of_gettext(folder / "django.po"):
            problems.append(f"{language}: {complaint}")
        return problems


def _key(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def _complaint_of_gettext(catalogue: Path) -> str:
    """About a placeholder that the translation lacks or invents, and whatever else cannot be compiled."""
    command = ["msgfmt", "--check-format", "--output-file", os.devnull, str(catalogue)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr.strip()  # noqa: S603
