from dataclasses import dataclass
from datetime import datetime

#: As many of one sort as anybody reads; features give no more.
LATEST = 20


@dataclass(frozen=True)
class News:
    """Something that happened and that a person may see: when, in words, and where to read more."""

    at: datetime
    words: str
    url: str
