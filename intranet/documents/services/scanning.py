"""What a version becomes when its file is checked for viruses."""

from django.db import transaction

from cms.core.files.enums import GIVEN_OUT, Scan
from cms.core.files.scanning import expect_scan, note_answer, virus_of
from intranet.core.changing import locked
from intranet.core.notices import notify
from intranet.search.services import index_parts

from ..models import Version
from ..notice_kinds import INFECTED
from .extraction_queue import expect_extraction

TASK = "intranet.documents.tasks.scan"


def arrive(version: Version) -> None:
    """In the transaction that brings it: it is given out, or checked first where a scanner is set up."""
    if not expect_scan(version, task=TASK):
        expect_extraction(version)


def scan(pk: int) -> None:
    """Checked already: a no-op. Raises ScannerError."""
    version = Version.objects.select_related("document").get(pk=pk)
    if version.scan == Scan.WAITING:
        _settle(version, virus_of(version))


@transaction.atomic
def _settle(version: Version, virus: str) -> None:
    document = locked(version.document)
    version = Version.objects.select_related("added_by").get(pk=version.pk)
    if version.scan != Scan.WAITING:
        return  # another worker was quicker
    note_answer(version, virus)
    version.document = locked(document)  # with the valid version as it is now
    if virus:
        _drop(version)
    else:
        expect_extraction(version)


def _drop(version: Version) -> None:
    """The latest one that is given out is valid again; who has brought this one is told."""
    document = version.document
    if document.current_id == version.pk:
        document.current = document.versions.filter(scan__in=GIVEN_OUT).first()
        document.save(update_fields=["current"])
        index_parts(document)
    notify(kind=INFECTED, users=[version.added_by], subject=version)
