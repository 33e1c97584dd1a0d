"""What can be looked at without the program that made a file."""

from pathlib import Path

from cms.core.files.media_types import OFFICE_FILES, PDF, PICTURES

from .names import Job
from .outcome import Failure
from .process import run

#: Of which there are thumbnails. For an office file ask with its PDF.
WITH_THUMBNAIL = frozenset({PDF, *PICTURES})
#: What LibreOffice makes a PDF of, where it is installed; where it is not, the failure is UNSUPPORTED.
WITH_PDF = OFFICE_FILES


def thumbnail_of(path: Path, media_type: str) -> bytes | Failure:
    """WebP, at most `limits.THUMBNAIL` pixels in both directions."""
    return run(Job.THUMBNAIL, path, media_type)


def pdf_of(path: Path, media_type: str) -> bytes | Failure:
    return run(Job.PDF, path, media_type)
