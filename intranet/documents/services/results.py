"""What was read, kept with its version in one transaction: all of it or nothing."""

from itertools import islice

from django.core.files.base import ContentFile
from django.db import transaction

from intranet.core.changing import locked
from intranet.search.services import index_parts

from ..enums import ExtractionState, Language
from ..extraction.languages import guess_language
from ..extraction.names import Job
from ..extraction.outcome import Failure, Reason, Text
from ..models import Document, Extraction, PageText
from .extraction_queue import expect

BATCH = 200
#: Whose beginning tells the language.
TELLING_PAGES = 10


def store(extraction: Extraction, result: Text | bytes | Failure) -> None:
    match result:
        case Failure(reason):
            fail(extraction, reason)
        case Text():
            _store_text(extraction, result)
        case bytes():
            _store_file(extraction, result)


def fail(extraction: Extraction, reason: Reason) -> None:
    extraction.state, extraction.reason = ExtractionState.FAILED, reason
    extraction.save(update_fields=["state", "reason"])


@transaction.atomic
def _store_text(extraction: Extraction, text: Text) -> None:
    document = locked(extraction.version.document)
    version = extraction.version
    PageText.objects.bulk_create(
        (
            PageText(version=version, unit=text.unit, number=page.number, name=page.name[:200], text=page.text)
            for page in text.pages
        ),
        batch_size=BATCH,
    )
    extraction.is_truncated, extraction.is_recognised = text.truncated, text.recognised
    _done(extraction)
    if not document.language:
        _guess_language(document, text)
    index_parts(document)


@transaction.atomic
def _store_file(extraction: Extraction, content: bytes) -> None:
    extraction.file.save("", ContentFile(content), save=False)
    _done(extraction)
    if extraction.job == Job.PDF:
        expect(extraction.version, Job.THUMBNAIL)


def _done(extraction: Extraction) -> None:
    extraction.state = ExtractionState.DONE
    extraction.save(update_fields=["state", "file", "is_truncated", "is_recognised"])


def _guess_language(document: Document, text: Text) -> None:
    beginning = "\n".join(page.text for page in islice(text.pages, TELLING_PAGES))
    if (guess := guess_language(beginning)) in Language.values:
        document.language = guess
        document.save(update_fields=["language"])
