"""What parent and child call the same things."""

from enum import StrEnum


class Job(StrEnum):
    TEXT = "text"
    THUMBNAIL = "thumbnail"
    PDF = "pdf"


#: Files in the folder that is made for one job.
RESULT = "result"
FAILURE = "failure"
