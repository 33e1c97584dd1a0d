"""What has changed from one text to another: line by line, and word by word where one line became another. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import islice
from typing import Any

#: Of each text. Comparing takes the longer, the more there is and the less of it is the same.
LINES, WORDS = 2_000, 400
_WORD = re.compile(r"\s+|\S+")


class Kind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    kind: Kind
    text: str


def compared(before: str, after: str) -> list[Piece]:
    """The first LINES of each, in pieces that give both when put together. Empty when they say the same."""
    lines = [text.splitlines(keepends=True)[:LINES] for text in (before, after)]
    return list(_pieces(*lines, finer=_by_words)) if lines[0] != lines[1] else []


def is_too_long(text: str) -> bool:
    """Whether only its beginning is compared."""
    return text.count("\n") >= LINES


def _by_words(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    words = [list(islice((m.group() for m in _WORD.finditer("".join(lines))), WORDS + 1)) for lines in (before, after)]
    if max(map(len, words)) > WORDS:
        yield from _replaced(before, after)
    else:
        yield from _pieces(*words, finer=_replaced)


def _pieces(before: Sequence[str], after: Sequence[str], *, finer: Any) -> Iterator[Piece]:
    """`finer` says what a stretch that was replaced by another has become."""
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            yield Piece(Kind.SAME, "".join(before[start:end]))
        elif tag == "replace":
            yield from finer(before[start:end], after[new_start:new_end])
        else:
            yield from _replaced(before[start:end], after[new_start:new_end])


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for kind, stretch in ((Kind.REMOVED, before), (Kind.ADDED, after)):
        if stretch:
            yield Piece(kind, "".join(stretch))
