"""What has changed from one version of a document to another: in what is said of it and in its text, page by page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from .models import PageText, Version
from .reading.names import Job

#: Of each version. Comparing takes the longer, the more there is and the less of it is the same.
PAGES, LINES, WORDS = 200, 2_000, 400
_WORD = re.compile(r"\s+|\S+")


class Kind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    kind: Kind
    text: str


@dataclass(frozen=True)
class PageChanges:
    place: str
    pieces: Sequence[Piece]


class Comparison:
    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old, new

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """Name, before, after: of those that differ."""
        rows = zip(_facts_of(self.old), _facts_of(self.new), strict=True)
        return [(name, before, after) for (name, before), (_name, after) in rows if before != after]

    @cached_property
    def is_read(self) -> bool:
        """Whether both texts are there to be compared."""
        return all(version.readings.done().filter(job=Job.TEXT).exists() for version in (self.old, self.new))

    @cached_property
    def pages(self) -> list[PageChanges]:
        """Those that are not the same, by their number."""
        before, after = ({page.number: page for page in pages[:PAGES]} for pages in self._texts)
        return [
            PageChanges((after.get(number) or before[number]).place, pieces)
            for number in sorted(before.keys() | after.keys())
            if (pieces := _compared(before.get(number), after.get(number)))
        ]

    @property
    def is_cut(self) -> bool:
        """Whether there is more than is compared."""
        return any(len(pages) > PAGES or any(_is_long(page) for page in pages) for pages in self._texts)

    @cached_property
    def _texts(self) -> list[list[PageText]]:
        return [list(version.pages.all()[: PAGES + 1]) for version in (self.old, self.new)]


def _facts_of(version: Version) -> list[tuple[str, str]]:
    return [
        (_("file name"), version.name),
        (_("name of the version"), version.label),
        (_("what has changed, and why"), version.reason),
        (_("kind"), version.media_type),
        (_("size"), filesizeformat(version.size)),
    ]


def _is_long(page: PageText) -> bool:
    return page.text.count("\n") >= LINES


def _compared(old: PageText | None, new: PageText | None) -> list[Piece]:
    """Empty when they say the same."""
    before, after = (page.text.splitlines(keepends=True)[:LINES] if page else [] for page in (old, new))
    return list(_pieces(before, after, finer=_by_words)) if before != after else []


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
