from dataclasses import dataclass

from intranet.core.kinds import WRITTEN_IN


@dataclass(frozen=True)
class Passage:
    """A text that a snippet is cut from."""

    body: str
    summary: str = ""
    language: str = WRITTEN_IN
