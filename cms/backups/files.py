"""What people have uploaded, on disk or in object storage, and what the database says of it."""

from collections.abc import Collection, Iterator

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import FileField

from cms.media.services import FOLDER as RENDITIONS

from .databases import Ask

#: Folders that the portal fills anew. Any other is kept, also one that only a later version makes.
MADE_ANEW = (RENDITIONS, "posters")


def stored_files(folder: str = "", *, leaving_out: Collection[str] = MADE_ANEW) -> Iterator[str]:
    """Names in the storage, without those in the folders that are left out."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return  # nothing was ever kept
    within = f"{folder}/" if folder else ""
    yield from (within + name for name in files)
    for name in folders:
        if within + name not in leaving_out:
            yield from stored_files(within + name, leaving_out=leaving_out)


def files_named_in(ask: Ask) -> set[str]:
    """By the database that answers, without those that are made anew."""
    named = {name for statement in _statements() for (name,) in ask(statement)}
    return {name for name in named if name.split("/")[0] not in MADE_ANEW}


def _statements() -> Iterator[str]:
    """One for each column of files that the database has; a version that has not migrated yet may know of more."""
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in apps.get_models():
            table = model._meta.db_table
            fields = [field for field in model._meta.local_fields if isinstance(field, FileField)]
            if not fields or table not in tables:
                continue
            present = {column.name for column in connection.introspection.get_table_description(cursor, table)}
            for column in present & {field.column for field in fields}:
                yield f"SELECT {quoted(column)} FROM {quoted(table)} WHERE {quoted(column)} <> ''"  # noqa: S608
