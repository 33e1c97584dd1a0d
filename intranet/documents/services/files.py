"""Files on their way in: kept before the transaction that names them, so that nobody waits while one is copied."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from ..contents import media_type_of
from ..models import Version
from ..models.version import unguessable


@dataclass(frozen=True)
class KeptFile:
    """What a version says of its file."""

    file: str
    name: str
    media_type: str
    size: int
    sha256: str


@contextmanager
def kept(file: File) -> Iterator[KeptFile]:
    """The file in the storage; gone again when what is done with it fails. Raises ValidationError.

    What a process that dies leaves behind is named by nobody: `sweep` finds it.
    """
    _refuse_too_large(file)
    media_type, sha256 = media_type_of(file), digest_of(file)
    stored = default_storage.save(unguessable(), file)
    try:
        yield KeptFile(stored, name=name_of(file), media_type=media_type, size=file.size, sha256=sha256)
    except BaseException:
        default_storage.delete(stored)
        raise


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


def refuse_over_quota(size: int) -> None:
    """Raises ValidationError. The caller holds the library's lock."""
    quota = settings.DOCUMENT_QUOTA_BYTES
    used = Version.objects.filter(virus="").aggregate(used=Sum("size"))["used"] or 0
    if used + size > quota:
        said = {"used": filesizeformat(used), "quota": filesizeformat(quota), "size": filesizeformat(size)}
        raise ValidationError(
            _("The library is full: it holds %(used)s of %(quota)s, and this file has %(size)s. Ask the office."),
            params=said,
        )


def _refuse_too_large(file: File) -> None:
    if file.size > settings.DOCUMENT_MAX_BYTES:
        said = {
            "name": name_of(file),
            "size": filesizeformat(file.size),
            "most": filesizeformat(settings.DOCUMENT_MAX_BYTES),
        }
        raise ValidationError(
            _("“%(name)s” has %(size)s; a document may have %(most)s. Make it smaller or bring it in parts."),
            params=said,
        )
