"""Files on their way in: kept before the transaction that names them, so that nobody waits while one is copied."""

import hashlib
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import Model
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from .contents import allowed_media_type_of
from .media_types import PORTAL_PICTURES
from .models import unguessable
from .names import safe_name
from .pictures import without_traces

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


def accepted(file: File, *, allowed: Set[str], most: int) -> tuple[File, str]:
    """What is kept of a file, whatever door it comes by, and its media type: under a safe name, of a picture no traces.

    Raises ValidationError for what has more than `most` bytes, is none of the `allowed` media types, or not whole.
    """
    _refuse_too_large(file, most)
    media_type = allowed_media_type_of(file, allowed)
    kept = without_traces(file, media_type) if media_type in PORTAL_PICTURES else file
    kept.name = safe_name(file.name or "")
    return kept, media_type


@contextmanager
def stored(file: File, *, folder: str, allowed: Set[str], most: int) -> Iterator[FileFacts]:
    """The file in the storage; gone again when what is done with it fails.

    Raises ValidationError as `accepted` does.
    What a process that dies leaves behind is named by nobody: `sweep` finds it.
    """
    file, media_type = accepted(file, allowed=allowed, most=most)
    sha256 = digest_of(file)
    path = default_storage.save(unguessable(folder), file)
    try:
        yield FileFacts(path, name=str(file.name), media_type=media_type, size=file.size, sha256=sha256)
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


def _refuse_too_large(file: File, most: int) -> None:
    if file.size > most:
        name, size = safe_name(file.name or ""), filesizeformat(file.size)
        raise ValidationError(
            _("“%(name)s” has %(size)s; at most %(most)s is taken. Make it smaller or bring it in parts."),
            params={"name": name, "size": size, "most": filesizeformat(most)},
        )


def _files_in(folder: str) -> Iterator[str]:
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return  # nothing was ever kept
    yield from (f"{folder}/{name}" for name in files)
