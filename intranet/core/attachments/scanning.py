"""What an attachment becomes when its file is checked for viruses."""

from django.db import transaction
from django.db.models import Model

from cms.core.files.enums import Scan
from cms.core.files.scanning import expect_scan, note_answer, virus_of

from ..following import tell_followers
from ..models import Attachment
from ..notices import notify
from .notice_kinds import ATTACHED, INFECTED

TASK = "intranet.core.attachments.tasks.scan"


def arrive(attachment: Attachment) -> None:
    """In the transaction that brings it: who follows the object is told once everybody gets the file."""
    if not expect_scan(attachment, task=TASK):
        _tell(attachment)


def scan(pk: int) -> None:
    """Checked or deleted already: a no-op. Raises ScannerError."""
    attachment = Attachment.objects.get(pk=pk)
    if _is_waiting(attachment):
        _settle(attachment, virus_of(attachment))


@transaction.atomic
def _settle(attachment: Attachment, virus: str) -> None:
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if not _is_waiting(attachment):
        return  # another worker was quicker
    note_answer(attachment, virus)
    if virus:
        subject: Model = attachment.subject  # type: ignore[assignment]
        notify(kind=INFECTED, users=[attachment.attached_by], subject=subject, occasion=str(attachment.pk))
    else:
        _tell(attachment)


def _is_waiting(attachment: Attachment) -> bool:
    return attachment.scan == Scan.WAITING and attachment.deleted_at is None


def _tell(attachment: Attachment) -> None:
    subject: Model = attachment.subject  # type: ignore[assignment]
    tell_followers(kind=ATTACHED, subject=subject, occasion=str(attachment.pk), besides=[attachment.attached_by])
