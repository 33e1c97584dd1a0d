"""The import of a file, from the path to the report."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from .columns import check_header
from .lookups import Lookups
from .reading import Record, open_table
from .report import ImportRefused, Report
from .rows import BadRow, Row, RowReader
from .saving import save_rows

BATCH = 500

#: Sees the rows go by; gets them and the number of lines of the file.
Track = Callable[[Iterable[Record], int], Iterable[Record]]


def _untracked(records: Iterable[Record], lines: int) -> Iterable[Record]:
    return records


def import_places(path: Path, *, dry_run: bool = False, overwrite: bool = False, track: Track = _untracked) -> Report:
    """Good rows are saved batch by batch, bad ones are in the report. Safe to repeat, also after it was interrupted.

    Facts that an editor changed since the last import are kept unless `overwrite`. `dry_run` reports the same and
    writes nothing. Raises ImportRefused for a file that is no table of places; then nothing was written.
    """
    report = Report()
    with open_table(path) as table:
        report.warnings += check_header(table.columns)
        lookups = Lookups.read()
        rows = _good_rows(track(table.rows, table.lines), RowReader(table.columns, lookups), report)
        while batch := list(islice(rows, BATCH)):
            report.add(save_rows(batch, lookups, overwrite=overwrite, dry_run=dry_run))
    if not report.rows:
        raise ImportRefused(_("Below the header the file has no rows."))
    report.problems.sort(key=lambda problem: problem.line)
    return report


def _good_rows(records: Iterable[Record], reader: RowReader, report: Report) -> Iterator[Row]:
    for record in records:
        try:
            yield reader.read(record)
        except BadRow as bad:
            report.problems += bad.problems
