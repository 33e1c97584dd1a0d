"""What the worker does for the library."""

from cms.core.files.scanning import resume
from intranet.search.services import index_parts

from .models import Document, Version
from .services import extraction, extraction_queue, must_reads, scanning, upkeep


def tidy_library() -> None:
    """By the clock."""
    upkeep.empty_bin()
    upkeep.sweep_files()
    must_reads.ask_who_came_later()


def read(pk: int) -> None:
    """One job on a version's file."""
    extraction.read(pk)


def scan(pk: int) -> None:
    """Whether a version's file has a virus."""
    scanning.scan(pk)


def resume_extraction() -> None:
    """By the clock."""
    resume(Version.objects.all(), task=scanning.TASK)
    extraction_queue.resume()


def index_text(pk: int) -> None:
    """What a document says, in its language as it is now."""
    index_parts(Document.objects.get(pk=pk))
