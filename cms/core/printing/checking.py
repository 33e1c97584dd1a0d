"""What cannot be printed is refused before anything is made, in words that say what, where and what would be right."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _

from .documents import Block, Document, Heading, Item, Items, Picture, QrCode, Table
from .pictures import kind_of
from .texts import with_clean_texts

#: Levels of headings below the title, and of lists.
DEEPEST = 3
#: Letters of an address that make a code which a telephone reads from paper.
LONGEST_ADDRESS = 300


class Unprintable(ValidationError):
    """Says what is wrong with a document, to whoever asked for it."""


def checked(document: Document) -> Document:
    """With clean texts. Raises Unprintable with all that is wrong."""
    document = with_clean_texts(document)
    if wrong := list(_wrong(document)):
        raise Unprintable(wrong)
    return document


def _wrong(document: Document) -> Iterator[str]:
    if not document.title:
        yield _("The document has no title. Give it one.")
    if document.language not in dict(settings.LANGUAGES):
        yield _("There are no documents in the language “%(language)s”.") % {"language": document.language}
    if not is_aware(document.made_at):
        yield _("The moment when the document was made has no time zone.")
    blocks = [*document.opening, *document.blocks]
    yield from _wrong_headings(blocks)
    for block in blocks:
        yield from _wrong_block(block)


def _wrong_headings(blocks: Sequence[Block]) -> Iterator[str]:
    above = 0
    for heading in (block for block in blocks if isinstance(block, Heading)):
        if not heading.text:
            yield _("A heading has no text.")
        if not 1 <= heading.level <= min(above + 1, DEEPEST):
            words = _("The heading “%(heading)s” is of level %(level)s; here it can be %(most)s at most.")
            yield words % {"heading": heading.text, "level": heading.level, "most": min(above + 1, DEEPEST)}
        above = heading.level


def _wrong_block(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from _wrong_table(block)
        case Items() if _depth(block.items) > DEEPEST:
            yield _("A list is %(depth)s levels deep; %(most)s can be printed.") % {
                "depth": _depth(block.items),
                "most": DEEPEST,
            }
        case Picture():
            yield from _wrong_picture(block)
        case QrCode() if not 0 < len(block.address) <= LONGEST_ADDRESS:
            words = _("The address of a code has %(length)s letters; it can have from 1 to %(most)s.")
            yield words % {"length": len(block.address), "most": LONGEST_ADDRESS}


def _wrong_table(table: Table) -> Iterator[str]:
    columns = len(table.header)
    if not columns:
        yield _("The table “%(caption)s” has no columns.") % {"caption": table.caption}
    numbered = [(_("row %(number)s") % {"number": number}, row) for number, row in enumerate(table.rows, 1)]
    others: list[tuple[str, Sequence[Any]]] = [(_("totals"), table.totals), (_("alignments"), table.alignments)]
    for where, cells in chain(numbered, (one for one in others if one[1])):
        if len(cells) != columns:
            words = _("Table “%(caption)s”, %(where)s: %(cells)s cells instead of %(columns)s.")
            yield words % {"caption": table.caption, "where": where, "cells": len(cells), "columns": columns}


def _wrong_picture(picture: Picture) -> Iterator[str]:
    if not picture.alt:
        yield _("A picture has no alternative text: say what it shows.")
    if not kind_of(picture.content):
        words = _("The picture “%(alt)s” cannot be read: it must be a PNG, JPEG or SVG.")
        yield words % {"alt": picture.alt}
    if not 0 < picture.width <= 1:
        yield _("The picture “%(alt)s” must be as wide as the text or less.") % {"alt": picture.alt}


def _depth(items: Sequence[Item]) -> int:
    return 1 + max((_depth(item.items) for item in items), default=0) if items else 0
