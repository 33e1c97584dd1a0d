"""From a file to rows of cells. A row that cannot be read is a problem of its own line only."""

import csv
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from .encoding import require_utf8
from .report import ImportRefused

SEPARATORS = ",;\t"
MOST_LINES_OF_A_ROW = 50  # more is a quote that was never closed


@dataclass(frozen=True)
class Record:
    """The cells of the row that begins in `line`, or what is wrong with it."""

    line: int
    cells: list[str]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """`rows` is read while it is asked for; blank rows are passed over. `lines` counts those of the whole file."""

    columns: list[str]
    lines: int
    rows: Iterator[Record]


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """UTF-8 with or without BOM, separated by comma, semicolon or tab. Raises ImportRefused."""
    try:
        lines = require_utf8(path)
        file = path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise ImportRefused(
            _("“%(path)s” cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror}
        ) from error
    with file:
        head = next((line for line in file if line.strip()), "")
        file.seek(0)
        records = _records(iter(file), max(SEPARATORS, key=head.count))
        header = next(records, None)
        if header is None:
            raise ImportRefused(_("The file is empty."))
        if header.problem:
            raise ImportRefused(
                _("Line %(line)d, the header: %(reason)s") % {"line": header.line, "reason": header.problem}
            )
        yield Table([cell.strip().lower() for cell in header.cells], lines, records)


def _records(lines: Iterator[str], separator: str) -> Iterator[Record]:
    """Where a row cannot be read, reading goes on with the line after its first."""
    pending: deque[str] = deque()
    number = 1
    while True:
        taken: list[str] = []
        reader = csv.reader(_take(pending, lines, taken), delimiter=separator, strict=True)
        try:
            cells = next(reader, None)
        except csv.Error as error:
            pending.extendleft(reversed(taken[1:]))
            yield Record(number, [], _explained(error))
            number += 1
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Record(number, cells)
        number += len(taken)


def _take(pending: deque[str], lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    while len(taken) < MOST_LINES_OF_A_ROW:
        line = pending.popleft() if pending else next(lines, "")
        if not line:
            return
        taken.append(line)
        yield line


def _explained(error: csv.Error) -> str:
    if "field limit" in str(error):
        return _("a cell has more than %(limit)d characters; is a quote missing?") % {"limit": csv.field_size_limit()}
    return _('a quote (") is opened and not closed, or stands inside a quoted cell, where it is written twice ("").')
