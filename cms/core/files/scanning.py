"""Whether a file has a virus is asked before anybody gets it; what has one is not kept.

Where a file can wait it is kept, and given to nobody until the scanner answers. Where it is public at once, in pages
that are there already, `refuse_infected` asks at the door: without an answer nothing is taken.

A feature calls `expect_scan` in the transaction that brings a file. Its task takes the answer of `virus_of` and calls
`note_answer` in a transaction of its own, where it has locked what else changes with it.
"""

import logging
from functools import partial
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from .clamav import ScannerError, virus_in
from .enums import Scan
from .models import StoredFile

logger = logging.getLogger(__name__)

Stored = TypeVar("Stored", bound=StoredFile)

#: At a time; what waits besides has its tasks in the queue still.
RESUMED = 20


def expect_scan(stored: StoredFile, *, task: str) -> bool:
    """False where no scanner is set up: the file is given out at once. `task` gets the file's pk."""
    if settings.VIRUS_SCANNER is None:
        return False
    stored.scan = Scan.WAITING
    stored.save(update_fields=["scan"])
    transaction.on_commit(partial(async_task, task, stored.pk))
    return True


def virus_of(stored: StoredFile) -> str:
    """ "" for none. Raises ScannerError when nothing can be said: it waits on, and is asked again."""
    with stored.file.open() as opened:
        return virus_in(opened)


def note_answer(stored: StoredFile, virus: str) -> None:
    """The file of one with a virus is gone with the commit."""
    stored.scan, stored.virus = (Scan.INFECTED, virus[:100]) if virus else (Scan.CLEAN, "")
    stored.save(update_fields=["scan", "virus"])
    if virus:
        transaction.on_commit(partial(stored.file.storage.delete, str(stored.file.name)))


def resume(rows: QuerySet, *, task: str) -> None:
    """By the clock: what waits still, its task having failed or its worker having died."""
    for pk in rows.filter(scan=Scan.WAITING).order_by("pk").values_list("pk", flat=True)[:RESUMED]:
        async_task(task, pk)


def refuse_infected(file: File) -> None:
    """Raises ValidationError, also when nothing can be said. A no-op where no scanner is set up."""
    if settings.VIRUS_SCANNER is None:
        return
    try:
        virus = virus_in(file)
    except ScannerError as error:
        logger.exception("A file was refused unchecked.")
        raise ValidationError(
            _(
                "Whether “%(name)s” has a virus cannot be told at the moment: the scanner does not check it. Nothing "
                "has been kept. Bring it again in some minutes; tell the operator if it goes on."
            ),
            params={"name": file.name},
        ) from error
    file.seek(0)
    if virus:
        raise ValidationError(
            _("“%(name)s” has a virus (%(virus)s) and was not kept. Clean it, and upload it again."),
            params={"name": file.name, "virus": virus},
        )


def refuse_unchecked(stored: Stored | None) -> Stored:
    """Returns the file. Raises ValidationError for one that nobody gets, or not yet."""
    if stored is None:
        raise ValidationError(_("There is no file to be given out."))
    if not stored.is_given_out:
        raise ValidationError(stored.said_of_scan)
    return stored
