"""What the house keeps about a person or an organisation: handed over as one file, and taken off a person's name.

A feature registers its sheets and files and, where it keeps more about people than their account, an eraser, when the
app is ready.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpResponse
from django.utils import timezone

from cms.users.models import User

from .exports import FORMATS, Rows, workbook

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Words = str | StrPromise


@dataclass(frozen=True)
class Sheet:
    """`rows` of one person or organisation, each with the same columns by their names."""

    name: "Words"
    rows: Callable[[Any], Iterable[Mapping["Words", Any]]]


#: The files of one person, each with its name inside the archive.
FilesOf = Callable[[Any], Iterable[tuple[str, FieldFile]]]

OF_PERSON: list[Sheet] = []
FILES_OF_PERSON: list[FilesOf] = []
OF_ORGANISATION: list[Sheet] = []
#: Called in the transaction of the erasure, with the account as it still is and the words that will stand for it.
ERASERS: list[Callable[[User, str], None]] = []
#: Bytes of an archive that need no disk.
IN_MEMORY = 1024**2


def data_file(owner: Model, sheets: Iterable[Sheet], *, name: str) -> HttpResponse:
    """An XLSX with a sheet a kind of data; kinds of which there is none are left out. `name` is plain letters."""
    response = HttpResponse(_workbook(owner, sheets), content_type=FORMATS["xlsx"])
    response.headers["Content-Disposition"] = f'attachment; filename="{_dated(name)}.xlsx"'
    response.headers["Cache-Control"] = "no-store"
    return response


def data_archive(owner: Model, sheets: Iterable[Sheet], files: Iterable[FilesOf], *, name: str) -> FileResponse:
    """A ZIP with the same XLSX and the files that belong to the owner; large ones pass by way of the disk."""
    whole = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        archive.writestr(f"{_dated(name)}.xlsx", _workbook(owner, sheets))
        for inside, file in (one for files_of in files for one in files_of(owner)):
            with file.open() as source, archive.open(inside, "w") as target:
                copyfileobj(source, target)
    whole.seek(0)
    response = FileResponse(whole, as_attachment=True, filename=f"{_dated(name)}.zip", content_type="application/zip")
    response.headers["Cache-Control"] = "no-store"
    return response


def _dated(name: str) -> str:
    return f"{name}-{timezone.localdate():%Y-%m-%d}"


def _workbook(owner: Model, sheets: Iterable[Sheet]) -> bytes:
    found = ((str(sheet.name), list(sheet.rows(owner))) for sheet in sheets)
    return workbook(Rows(name, list(rows[0]), [list(row.values()) for row in rows]) for name, rows in found if rows)
