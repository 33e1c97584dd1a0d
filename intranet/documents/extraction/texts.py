"""The text of a file."""

import json
from pathlib import Path

from .names import Job
from .outcome import Failure, Page, Text, Unit
from .process import run


def read_text(path: Path, media_type: str, language: str = "") -> Text | Failure:
    """`language` (pl, en, de, cs) helps to recognise the letters of scans. Takes up to `limits.CLOCK_SECONDS`."""
    handed = run(Job.TEXT, path, media_type, language)
    return handed if isinstance(handed, Failure) else _text_in(handed)


def _text_in(handed: bytes) -> Text:
    fields = json.loads(handed)
    pages = tuple(Page(**page) for page in fields.pop("pages"))
    return Text(Unit(fields.pop("unit")), pages, **fields)
