"""What the house keeps about a person or an organisation: handed over as one file, and taken off a person's name.

A feature registers its sheets and, where it keeps more about people than their account, an eraser, when the app is
ready.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tablib
from django.db.models import Model
from django.http import HttpResponse
from django.utils import timezone

from cms.users.models import User

from .exports import FORMATS, harmless

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Words = str | StrPromise


@dataclass(frozen=True)
class Sheet:
    """`rows` of one person or organisation, each with the same columns by their names."""

    name: "Words"
    rows: Callable[[Any], Iterable[Mapping["Words", Any]]]


OF_PERSON: list[Sheet] = []
OF_ORGANISATION: list[Sheet] = []
#: Called in the transaction of the erasure, with the account as it still is and the words that will stand for it.
ERASERS: list[Callable[[User, str], None]] = []


def data_file(owner: Model, sheets: Iterable[Sheet], *, name: str) -> HttpResponse:
    """An XLSX with a sheet a kind of data; kinds of which there is none are left out. `name` is plain letters."""
    book = tablib.Databook()
    for sheet in sheets:
        rows = [{str(column): _cell(value) for column, value in row.items()} for row in sheet.rows(owner)]
        if rows:
            data = tablib.Dataset(*(list(row.values()) for row in rows), headers=list(rows[0]))
            data.title = str(sheet.name)[:31]  # all that Excel takes
            book.add_sheet(data)
    response = HttpResponse(book.export("xlsx"), content_type=FORMATS["xlsx"])
    filename = f"{name}-{timezone.localdate():%Y-%m-%d}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _cell(value: Any) -> Any:
    if hasattr(value, "astimezone"):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return harmless(value)
