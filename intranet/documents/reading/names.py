"""What parent and child call the same things."""

from enum import StrEnum


class Job(StrEnum):
    TEXT = "text"
    THUMBNAIL = "thumbnail"
    PDF = "pdf"


#: Files in the folder that is made for one job.
RESULT = "result"
FAILURE = "failure"

PDF = "application/pdf"
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = f"{_OFFICE}wordprocessingml.document"
XLSX = f"{_OFFICE}spreadsheetml.sheet"
PPTX = f"{_OFFICE}presentationml.presentation"
_OPEN = "application/vnd.oasis.opendocument."
ODT = f"{_OPEN}text"
ODS = f"{_OPEN}spreadsheet"
ODP = f"{_OPEN}presentation"
TXT = "text/plain"
CSV = "text/csv"
HTML = "text/html"
SVG = "image/svg+xml"
PICTURES = frozenset({"image/png", "image/jpeg", "image/webp"})
OFFICE_FILES = frozenset({DOCX, XLSX, PPTX, ODT, ODS, ODP})
