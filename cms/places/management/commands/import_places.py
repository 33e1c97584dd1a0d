import os
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import override
from tqdm import tqdm

from cms.places.importing import ImportRefused, Report, import_places
from cms.places.importing.reading import Record


class Command(BaseCommand):
    help = "Import places from a CSV file. docs/import.md describes its columns and every message."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Report what would happen and write nothing.")
        parser.add_argument("--overwrite", action="store_true", help="The file wins over what editors changed.")

    def handle(self, *args: Any, file: Path, dry_run: bool, overwrite: bool, **options: Any) -> None:
        with override(_terminal_language()):
            try:
                report = import_places(file, dry_run=dry_run, overwrite=overwrite, track=_progress)
            except ImportRefused as refusal:
                raise CommandError(str(refusal)) from refusal
            except OperationalError as error:
                raise CommandError(_database_failed(error)) from error
            self._tell(report, dry_run=dry_run)

    def _tell(self, report: Report, *, dry_run: bool) -> None:
        for line in (*report.warnings, *report.problems):
            self.stderr.write(str(line))
        for kept in report.kept:
            self.stdout.write(str(kept))
        self.stdout.write(str(report))
        if dry_run:
            self.stdout.write(_("Dry run: nothing was written."))
        if report.problems:
            raise CommandError(_("Some rows were not imported: mend them and import the file again."))


def _progress(records: Iterable[Record], lines: int) -> Iterable[Record]:
    """A bar, on a terminal only."""
    return tqdm(records, total=lines, unit=" " + _("rows"), disable=None, leave=False)


def _database_failed(error: OperationalError) -> str:
    return _("The database gave up: %(error)s. What is imported so far stays; import the file again to go on.") % {
        "error": error
    }


def _terminal_language() -> str:
    """As the operator's environment says, English where that is none of the portal's languages."""
    name = next(filter(None, (os.environ.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return name[:2] if name[:2] in dict(settings.LANGUAGES) else "en"
