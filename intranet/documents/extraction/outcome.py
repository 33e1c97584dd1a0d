"""What the child process hands to its parent. Plain Python: the child knows no Django."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why there is no text or picture; `words.explain` says it to people."""

    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too large"
    TOO_SLOW = "too slow"
    NO_TEXT = "no text"
    UNSUPPORTED = "unsupported"
    #: The child was killed or killed itself: the one reason to try again, a few times.
    DIED = "died"


@dataclass(frozen=True)
class Failure:
    """In place of a result."""

    reason: Reason


class Unit(StrEnum):
    """What the parts of a text are."""

    PAGE = "page"
    SHEET = "sheet"
    SLIDE = "slide"
    #: There are no parts: one text, of no known pages.
    WHOLE = "whole"


@dataclass(frozen=True)
class Page:
    """Counted from 1; only sheets have a name. Without NUL and lone surrogates: every database keeps the text."""

    number: int
    text: str
    name: str = ""


@dataclass(frozen=True)
class Text:
    """Pages without text are left out. `truncated`: there is more than was read; `recognised`: in part by OCR."""

    unit: Unit
    pages: tuple[Page, ...]
    truncated: bool = False
    recognised: bool = False
