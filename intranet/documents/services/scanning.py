"""Whether a file has a virus is asked before anybody gets it; what has one is not kept."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django_q.tasks import async_task

from intranet.core.notices import notify
from intranet.search.services import index_parts

from ..clamav import virus_in
from ..enums import GIVEN_OUT, Scan
from ..models import Version
from ..notice_kinds import INFECTED
from .expected import RESUMED, expect_reading
from .locks import locked
from .publishing import show_on_portal

TASK = "intranet.documents.tasks.scan"


def arrive(version: Version) -> None:
    """In the transaction that brings it: it is given out, or checked first where a scanner is set up."""
    if settings.VIRUS_SCANNER is None:
        _give_out(version)
        return
    version.scan = Scan.WAITING
    version.save(update_fields=["scan"])
    transaction.on_commit(partial(async_task, TASK, version.pk))


def scan(pk: int) -> None:
    """Checked already: a no-op. Raises ScannerError when nothing can be said: it waits on, and is asked again."""
    version = Version.objects.select_related("document").get(pk=pk)
    if version.scan == Scan.WAITING:
        with version.file.open() as opened:
            virus = virus_in(opened)
        _settle(version, virus)


def resume() -> None:
    """By the clock: what waits still, its task having failed or its worker having died."""
    for pk in Version.objects.filter(scan=Scan.WAITING).order_by("pk").values_list("pk", flat=True)[:RESUMED]:
        async_task(TASK, pk)


@transaction.atomic
def _settle(version: Version, virus: str) -> None:
    document = locked(version.document)
    version = Version.objects.select_related("added_by").get(pk=version.pk)
    if version.scan != Scan.WAITING:
        return  # another worker was quicker
    version.scan, version.virus = (Scan.INFECTED, virus[:100]) if virus else (Scan.CLEAN, "")
    version.save(update_fields=["scan", "virus"])
    version.document = locked(document)  # with the valid version as it is now
    if virus:
        _drop(version)
    else:
        _give_out(version)


def _give_out(version: Version) -> None:
    expect_reading(version)
    show_on_portal(version.document)


def _drop(version: Version) -> None:
    """The latest one that is given out is valid again; who has brought this one is told."""
    document, storage, name = version.document, version.file.storage, str(version.file.name)
    if document.current_id == version.pk:
        document.current = document.versions.filter(scan__in=GIVEN_OUT).first()
        document.save(update_fields=["current"])
        index_parts(document)
        show_on_portal(document)
    transaction.on_commit(lambda: storage.delete(name))
    notify(kind=INFECTED, users=[version.added_by], subject=version)
