"""What the worker does for attachments."""

from cms.core.files.scanning import resume
from cms.core.files.storing import sweep

from ..models import Attachment
from . import scanning


def scan(pk: int) -> None:
    """Whether an attachment has a virus."""
    scanning.scan(pk)


def resume_scans() -> None:
    """By the clock."""
    resume(Attachment.objects.filter(deleted_at=None), task=scanning.TASK)


def sweep_files() -> None:
    """By the clock."""
    sweep(Attachment.FOLDER, Attachment)
