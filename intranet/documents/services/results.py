"""What was read, kept with its version in one transaction: all of it or nothing."""

from itertools import islice

from django.core.files.base import ContentFile
from django.db import transaction

from intranet.core.changing import locked
from intranet.search.services import index_parts

from ..enums import Language, ReadingState
from ..models import Document, PageText, Reading
from ..reading.languages import guess_language
from ..reading.names import Job
from ..reading.outcome import Failure, Reason, Text
from .expected import expect

BATCH = 200
#: Whose beginning tells the language.
TELLING_PAGES = 10


def keep(reading: Reading, result: Text | bytes | Failure) -> None:
    match result:
        case Failure(reason):
            fail(reading, reason)
        case Text():
            _keep_text(reading, result)
        case bytes():
            _keep_file(reading, result)


def fail(reading: Reading, reason: Reason) -> None:
    reading.state, reading.reason = ReadingState.FAILED, reason
    reading.save(update_fields=["state", "reason"])


@transaction.atomic
def _keep_text(reading: Reading, text: Text) -> None:
    document = locked(reading.version.document)
    version = reading.version
    PageText.objects.bulk_create(
        (
            PageText(version=version, unit=text.unit, number=page.number, name=page.name[:200], text=page.text)
            for page in text.pages
        ),
        batch_size=BATCH,
    )
    reading.is_truncated, reading.is_recognised = text.truncated, text.recognised
    _done(reading)
    if not document.language:
        _guess_language(document, text)
    index_parts(document)


@transaction.atomic
def _keep_file(reading: Reading, content: bytes) -> None:
    reading.file.save("", ContentFile(content), save=False)
    _done(reading)
    if reading.job == Job.PDF:
        expect(reading.version, Job.THUMBNAIL)


def _done(reading: Reading) -> None:
    reading.state = ReadingState.DONE
    reading.save(update_fields=["state", "file", "is_truncated", "is_recognised"])


def _guess_language(document: Document, text: Text) -> None:
    beginning = "\n".join(page.text for page in islice(text.pages, TELLING_PAGES))
    if (guess := guess_language(beginning)) in Language.values:
        document.language = guess
        document.save(update_fields=["language"])
