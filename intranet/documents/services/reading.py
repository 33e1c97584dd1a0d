"""One job on one file, done by the worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile

from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from cms.core.files.media_types import PDF

from ..models import Reading
from ..reading.names import Job
from ..reading.outcome import Failure, Reason, Text
from ..reading.previews import WITH_PDF, pdf_of, thumbnail_of
from ..reading.texts import read_text
from .results import fail, keep

#: A worker that took a job so long ago is gone: its tasks end after five minutes.
LEASE = timedelta(minutes=6)
#: What kills its reader so often is given up.
ATTEMPTS = 3


def read(pk: int) -> None:
    """Once: what a worker has at hand, what is done and what is given up is left alone."""
    reading = _taken(pk)
    if reading is None:
        return
    file, media_type = _source(reading)
    with local_copy(file) as path:
        result = _result(reading, path, media_type)
    if result != Failure(Reason.DIED):
        keep(reading, result)
    elif reading.attempts == ATTEMPTS:
        fail(reading, Reason.DIED)
    else:
        Reading.objects.filter(pk=reading.pk).update(due_at=timezone.now())


@contextmanager
def local_copy(file: FieldFile) -> Iterator[Path]:
    """The file itself where the storage is a folder of this machine."""
    try:
        path = Path(file.path)
    except NotImplementedError:
        with NamedTemporaryFile() as copy, file.open() as original:
            copyfileobj(original, copy)
            copy.flush()
            yield Path(copy.name)
    else:
        yield path


@transaction.atomic
def _taken(pk: int) -> Reading | None:
    """Nobody else's for as long as LEASE. Whose readers have died too often, it is failed here."""
    now = timezone.now()
    if not Reading.objects.select_for_update().waiting(now).filter(pk=pk).first():
        return None
    reading = Reading.objects.select_related("version__document").get(pk=pk)
    if reading.attempts == ATTEMPTS:
        fail(reading, Reason.DIED)
        return None
    reading.attempts, reading.due_at = reading.attempts + 1, now + LEASE
    reading.save(update_fields=["attempts", "due_at"])
    return reading


def _source(reading: Reading) -> tuple[FieldFile, str]:
    version = reading.version
    if reading.job == Job.THUMBNAIL and version.media_type in WITH_PDF:
        return version.readings.get(job=Job.PDF).file, PDF
    return version.file, version.media_type


def _result(reading: Reading, path: Path, media_type: str) -> Text | bytes | Failure:
    match reading.job:
        case Job.THUMBNAIL:
            return thumbnail_of(path, media_type)
        case Job.PDF:
            return pdf_of(path, media_type)
    return read_text(path, media_type, reading.version.document.language)
