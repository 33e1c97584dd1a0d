"""A list as a file: the rows and columns that are shown, on all pages, with the words that are shown."""

from collections.abc import Iterator
from typing import Any

import tablib
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from .tables import Table

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: What makes a spreadsheet take a cell for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def export(table: Table, kind: str) -> HttpResponse:
    """`kind` is one of FORMATS. The file is named after the table and today."""
    headers, *rows = _cells(table)
    data = tablib.Dataset(*rows, headers=headers, title=str(table.caption)[:31])
    content = data.export(kind)
    if kind == "csv":
        content = "\ufeff" + content  # or Excel misreads what is not ASCII
    response = HttpResponse(content, content_type=FORMATS[kind])
    name = f"{slugify(str(table.caption)) or 'list'}-{timezone.localdate():%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cells(table: Table) -> Iterator[list[Any]]:
    for row in table.as_values():
        yield ["" if value == table.default else harmless(value) for value in row]


def harmless(value: Any) -> Any:
    """Text stays text in a spreadsheet: an apostrophe before what would be a formula."""
    if value is None or isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
