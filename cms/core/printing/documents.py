"""What a document says, in order, without how it looks.

Every text is data: nothing in it is markup, a line feed begins a new line. Dates, numbers and money come as they are to
be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Layout(StrEnum):
    REPORT = "report"
    CERTIFICATE = "certificate"  # framed, in the middle, with a large title


@dataclass(frozen=True)
class Heading:
    """`level` 1 stands below the document's title; none is skipped on the way down."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    text: str
    align: Align = Align.LEFT
    is_strong: bool = False


@dataclass(frozen=True)
class Item:
    text: str
    items: Sequence["Item"] = ()


@dataclass(frozen=True)
class Items:
    """Numbered from `start`: 1., 1.1., 1.1.1. – or with bullets. Three levels at most."""

    items: Sequence[Item]
    is_numbered: bool = False
    start: int = 1


@dataclass(frozen=True)
class Table:
    """`header` is repeated on every page. Every row is as long as it, and so are `alignments` and `totals` if given."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    alignments: Sequence[Align] = ()
    totals: Sequence[str] = ()
    row_height: float = 0
    """In millimetres, at least; for tables that are filled in by hand."""


@dataclass(frozen=True)
class Facts:
    """Pairs of what is told and what it is."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Picture:
    """`content` is a PNG, JPEG or SVG, `alt` what it shows, `width` its share of the text's width."""

    content: bytes
    alt: str
    caption: str = ""
    width: float = 1


@dataclass(frozen=True)
class QrCode:
    """Leads to `address`; `words` stand beside it and say the same to who cannot scan."""

    address: str
    words: str


@dataclass(frozen=True)
class Signature:
    name: str
    role: str = ""


@dataclass(frozen=True)
class Signatures:
    """A line to sign on for each, two abreast."""

    people: Sequence[Signature]


@dataclass(frozen=True)
class PageBreak:
    pass


Block = Heading | Paragraph | Items | Table | Facts | Picture | QrCode | Signatures | PageBreak


@dataclass(frozen=True)
class Document:
    """The same document makes the same bytes, whenever and wherever.

    `language` is one of the site's, `made_at` has a zone, `organisation` and the lines of `contact` are the letterhead,
    `opening` stands before the title, such as a letter's date and addressee.
    """

    title: str
    language: str
    made_at: datetime
    organisation: str
    blocks: Sequence[Block]
    contact: Sequence[str] = ()
    opening: Sequence[Block] = ()
    layout: Layout = Layout.REPORT
    is_landscape: bool = False
