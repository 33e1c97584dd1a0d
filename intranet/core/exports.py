"""A list as a file: the rows and columns that are shown, on all pages, as values that a spreadsheet can reckon with.

Numbers stay numbers and times stay times, those of where the reader lives.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import django_tables2 as tables
from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.text import slugify
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from cms.core.files.names import disposition

from .tables import Table

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: What makes a spreadsheet take a cell for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NO_TITLE = re.compile(r"[\\*?:/\[\]]")
#: Letters of a sheet's name, and of the widest column.
_TITLE, _WIDEST = 31, 60


@dataclass(frozen=True)
class Rows:
    """What becomes a sheet. Values are of any type."""

    title: str
    headers: Sequence[Any]
    rows: Sequence[Sequence[Any]]


def export(table: Table, kind: str) -> HttpResponse:
    """`kind` is one of FORMATS. The file is named after the table and today."""
    headers, *rows = _cells(table)
    found = Rows(str(table.caption), headers, rows)
    content = workbook([found]) if kind == "xlsx" else _csv(found)
    response = HttpResponse(content, content_type=FORMATS[kind])
    name = f"{slugify(found.title) or 'list'}-{timezone.localdate():%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = disposition(name)
    return response


def _cells(table: Table) -> Iterator[list[Any]]:
    columns = [column for column in table.columns.iterall() if not column.column.exclude_from_export]
    yield [column.header for column in columns]
    for row in table.rows:
        values = (_value(row, column) for column in columns)
        yield ["" if value is None or value == table.default else value for value in values]


def _value(row: tables.rows.BoundRow, column: tables.columns.BoundColumn) -> Any:
    if isinstance(column.column, tables.DateColumn | tables.DateTimeColumn):  # the package would make text of them
        return column.accessor.resolve(row.record, quiet=True)
    return row.get_cell_value(column.name)


def _csv(found: Rows) -> str:
    """As the spreadsheets of the reader's language open it in columns: where commas part decimals, semicolons cells."""
    point = get_format("DECIMAL_SEPARATOR")
    writer = csv.writer(file := StringIO(), delimiter=";" if point == "," else ",")
    for row in [found.headers, *found.rows]:
        writer.writerow([_as_text(_plain(value), point) for value in row])
    return "\ufeff" + file.getvalue()  # or Excel misreads what is not ASCII


def _as_text(value: Any, point: str) -> Any:
    match value:
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case Decimal() | float():
            return f"{value:f}".replace(".", point)
    return value


def workbook(sheets: Iterable[Rows]) -> bytes:
    """An XLSX; heads are bold and stay in sight."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for one in sheets:
        sheet = book.create_sheet(_NO_TITLE.sub("-", one.title)[:_TITLE])
        for number, row in enumerate([one.headers, *one.rows], 1):
            for place, value in enumerate(row, 1):
                _fill(sheet.cell(number, place), _plain(value), is_head=number == 1)
        sheet.freeze_panes = "A2"
        for place, cells in enumerate(sheet.columns, 1):
            longest = max(len(str(cell.value or "")) for cell in cells)
            sheet.column_dimensions[get_column_letter(place)].width = 2 + min(longest, _WIDEST)
    if not book.worksheets:
        book.create_sheet()
    book.save(file := BytesIO())
    return file.getvalue()


def _fill(cell: Cell, value: Any, *, is_head: bool) -> None:
    cell.value = value
    match value:
        case datetime():
            cell.number_format = "yyyy-mm-dd hh:mm:ss"
        case Decimal():
            cell.number_format = _number_format(value)
        case str() if "\n" in value:
            cell.alignment = Alignment(wrap_text=True)
    if is_head:
        cell.font = Font(bold=True)


def _number_format(value: Decimal) -> str:
    """With the number's own decimals and no currency; the spreadsheet shows it as its reader writes numbers."""
    decimals = max(0, -int(value.as_tuple().exponent))
    return "#,##0." + "0" * decimals if decimals else "#,##0"


def _plain(value: Any) -> Any:
    """A value that any spreadsheet knows: a number, a date, a time of where the reader lives, or a harmless text."""
    match value:
        case datetime() if timezone.is_aware(value):
            return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
        case None | bool() | int() | date() | time():
            return value
        case float() | Decimal() if Decimal(value).is_finite():
            return value
    return _harmless(ILLEGAL_CHARACTERS_RE.sub("", str(value)))


def _harmless(text: str) -> str:
    """Text stays text in a spreadsheet: an apostrophe before what would be a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
