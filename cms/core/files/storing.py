"""Files on their way in: kept before the transaction that names them, so that nobody waits while one is copied."""

import hashlib
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import Model
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from .contents import allowed_media_type_of
from .models import unguessable

#: A file may have come a moment before the record that names it.
ON_ITS_WAY = timedelta(days=1)


@dataclass(frozen=True)
class FileFacts:
    """What a StoredFile says of its file."""

    file: str
    name: str
    media_type: str
    size: int
    sha256: str


@contextmanager
def stored(file: File, *, folder: str, allowed: Set[str], most: int) -> Iterator[FileFacts]:
    """The file in the storage; gone again when what is done with it fails.

    Raises ValidationError for what has more than `most` bytes or is of none of the `allowed` media types.
    What a process that dies leaves behind is named by nobody: `sweep` finds it.
    """
    _refuse_too_large(file, most)
    media_type, sha256 = allowed_media_type_of(file, allowed), digest_of(file)
    path = default_storage.save(unguessable(folder), file)
    try:
        yield FileFacts(path, name=name_of(file), media_type=media_type, size=file.size, sha256=sha256)
    except BaseException:
        default_storage.delete(path)
        raise


def sweep(folder: str, *named_by: type[Model]) -> int:
    """Deletes the files in `folder` that no `file` of these models names. Says how many."""
    swept = 0
    for name in _files_in(folder):
        is_old = default_storage.get_modified_time(name) < timezone.now() - ON_ITS_WAY
        if is_old and not any(model._default_manager.filter(file=name).exists() for model in named_by):
            default_storage.delete(name)
            swept += 1
    return swept


def digest_of(file: File) -> str:
    found = hashlib.sha256()
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()


def name_of(file: File) -> str:
    """Without folders; a long one loses its middle, not its ending."""
    name = PurePath((file.name or "").replace("\\", "/")).name
    return name if len(name) <= 150 else f"{name[:120]}…{name[-20:]}"


def _refuse_too_large(file: File, most: int) -> None:
    if file.size > most:
        raise ValidationError(
            _("“%(name)s” has %(size)s; at most %(most)s is taken. Make it smaller or bring it in parts."),
            params={"name": name_of(file), "size": filesizeformat(file.size), "most": filesizeformat(most)},
        )


def _files_in(folder: str) -> Iterator[str]:
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return  # nothing was ever kept
    yield from (f"{folder}/{name}" for name in files)
