"""What is to be read of a version: noted in the transaction that brings it, so that nothing killed later forgets it."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from cms.core.files.scanning import RESUMED

from ..extraction.names import Job
from ..extraction.previews import WITH_PDF, WITH_THUMBNAIL
from ..models import Extraction, Version

TASK = "intranet.documents.tasks.read"


def expect_extraction(version: Version) -> None:
    """The thumbnail of an office file is that of its PDF: it is expected when that is there."""
    expect(version, Job.TEXT)
    if version.media_type in WITH_PDF:
        expect(version, Job.PDF)
    elif version.media_type in WITH_THUMBNAIL:
        expect(version, Job.THUMBNAIL)


def expect(version: Version, job: Job) -> None:
    extraction = Extraction.objects.create(version=version, job=job)
    transaction.on_commit(partial(async_task, TASK, extraction.pk))


def resume() -> None:
    """By the clock: what waits although its time has come. A task too many finds nothing to do."""
    for pk in Extraction.objects.waiting(timezone.now()).order_by("due_at").values_list("pk", flat=True)[:RESUMED]:
        async_task(TASK, pk)
