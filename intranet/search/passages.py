from dataclasses import dataclass

from .analysis import RECORDS


@dataclass(frozen=True)
class Passage:
    """A text that a snippet is cut from."""

    body: str
    summary: str = ""
    language: str = RECORDS
