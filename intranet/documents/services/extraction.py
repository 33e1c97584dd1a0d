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

from ..extraction.names import Job
from ..extraction.outcome import Failure, Reason, Text
from ..extraction.previews import WITH_PDF, pdf_of, thumbnail_of
from ..extraction.texts import read_text
from ..models import Extraction
from .results import fail, store

#: A worker that took a job so long ago is gone: its tasks end after five minutes.
LEASE = timedelta(minutes=6)
#: What kills its reader so often is given up.
ATTEMPTS = 3


def read(pk: int) -> None:
    """Once: what a worker has at hand, what is done and what is given up is left alone."""
    extraction = _taken(pk)
    if extraction is None:
        return
    file, media_type = _source(extraction)
    with local_copy(file) as path:
        result = _result(extraction, path, media_type)
    if result != Failure(Reason.DIED):
        store(extraction, result)
    elif extraction.attempts == ATTEMPTS:
        fail(extraction, Reason.DIED)
    else:
        Extraction.objects.filter(pk=extraction.pk).update(due_at=timezone.now())


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
def _taken(pk: int) -> Extraction | None:
    """Nobody else's for as long as LEASE. Whose readers have died too often, it is failed here."""
    now = timezone.now()
    if not Extraction.objects.select_for_update().waiting(now).filter(pk=pk).first():
        return None
    extraction = Extraction.objects.select_related("version__document").get(pk=pk)
    if extraction.attempts == ATTEMPTS:
        fail(extraction, Reason.DIED)
        return None
    extraction.attempts, extraction.due_at = extraction.attempts + 1, now + LEASE
    extraction.save(update_fields=["attempts", "due_at"])
    return extraction


def _source(extraction: Extraction) -> tuple[FieldFile, str]:
    version = extraction.version
    if extraction.job == Job.THUMBNAIL and version.media_type in WITH_PDF:
        return version.extractions.get(job=Job.PDF).file, PDF
    return version.file, version.media_type


def _result(extraction: Extraction, path: Path, media_type: str) -> Text | bytes | Failure:
    match extraction.job:
        case Job.THUMBNAIL:
            return thumbnail_of(path, media_type)
        case Job.PDF:
            return pdf_of(path, media_type)
    return read_text(path, media_type, extraction.version.document.language)
