"""What the house keeps about a person or an organisation: handed over as one file, and taken off a person's name.

Kinds say what an export tells of their objects, features which files go with it and what an erasure has to do.
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

from cms.core.files.names import disposition
from cms.users.models import User

from .exports import FORMATS, Rows, workbook
from .features import FEATURES
from .kinds import KINDS, Export, Kind
from .words import label_of, name_of

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

#: Bytes of an archive that need no disk.
IN_MEMORY = 1024**2


def sheets_of_person() -> list[Sheet]:
    return [_sheet(kind, export) for kind in KINDS.values() for export in kind.of_person]


def sheets_of_organisation() -> list[Sheet]:
    return [_sheet(kind, export) for kind in KINDS.values() for export in kind.of_organisation]


def files_of_person() -> list[FilesOf]:
    return [feature.files_of_person for feature in FEATURES if feature.files_of_person]


def erase(user: User, pseudonym: str) -> None:
    """In the transaction of the erasure, with the account as it still is and the words that will stand for it."""
    for feature in FEATURES:
        if feature.erase:
            feature.erase(user, pseudonym)


def _sheet(kind: Kind, export: Export) -> Sheet:
    return Sheet(export.title, lambda owner: (_row(one, export) for one in _rows(kind, export, owner)))


def _rows(kind: Kind, export: Export, owner: Model) -> Iterable[Any]:
    return kind.rows().filter(**{export.of: owner.pk}) if isinstance(export.of, str) else export.of(owner)


def _row(one: Any, export: Export) -> Mapping["Words", Any]:
    return dict(_cell_of(one, column) for column in export.columns)


def _cell_of(one: Any, column: "str | tuple[Words, str | Callable[[Any], Any]]") -> "tuple[Words, Any]":
    """What heads the column, and what it says of this one."""
    if isinstance(column, str):
        return name_of(type(one), column), label_of(type(one), column, getattr(one, column))
    head, value = column
    return head, getattr(one, value) if isinstance(value, str) else value(one)


def data_file(owner: Model, sheets: Iterable[Sheet], *, name: str) -> HttpResponse:
    """An XLSX with a sheet a kind of data; kinds of which there is none are left out. `name` is plain letters."""
    response = HttpResponse(_workbook(owner, sheets), content_type=FORMATS["xlsx"])
    response.headers["Content-Disposition"] = disposition(f"{_dated(name)}.xlsx")
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
