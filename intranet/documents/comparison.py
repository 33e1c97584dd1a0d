"""What has changed from one version of a document to another: in what is said of it and in its text, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from intranet.core.comparing import Piece, compared, is_too_long

from .extraction.names import Job
from .models import PageText, Version

#: Of each version. Comparing takes the longer, the more there is.
PAGES = 200


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
        return all(version.extractions.done().filter(job=Job.TEXT).exists() for version in (self.old, self.new))

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
        return any(len(pages) > PAGES or any(is_too_long(page.text) for page in pages) for pages in self._texts)

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


def _compared(old: PageText | None, new: PageText | None) -> list[Piece]:
    return compared(old.text if old else "", new.text if new else "")
