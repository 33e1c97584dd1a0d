"""The text of a file, page by page, until one of the limits."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from cms.core.files import media_types

from .. import limits
from ..outcome import Page, Reason, Text, Unit
from . import open_texts, pdf_texts, plain_texts, recognition, sheets, slides, word_texts
from .tally import Tally
from .unreadable import Unreadable

#: A part of a file: its name and its pieces of text, made only when they are asked for.
Part = tuple[str, Iterable[str]]
READERS: dict[str, tuple[Unit, Callable[[Path, Tally], Iterator[Part]]]] = {
    media_types.PDF: (Unit.PAGE, pdf_texts.pages),
    media_types.DOCX: (Unit.PAGE, word_texts.pages),
    media_types.XLSX: (Unit.SHEET, sheets.sheets),
    media_types.PPTX: (Unit.SLIDE, slides.slides),
    media_types.ODT: (Unit.PAGE, open_texts.pages),
    media_types.ODS: (Unit.SHEET, open_texts.sheets),
    media_types.ODP: (Unit.SLIDE, open_texts.slides),
    media_types.TXT: (Unit.WHOLE, plain_texts.text),
    media_types.CSV: (Unit.WHOLE, plain_texts.text),
    media_types.HTML: (Unit.WHOLE, plain_texts.text_of_html),
    **dict.fromkeys(media_types.PICTURES, (Unit.WHOLE, recognition.text_of_picture)),
}


def text_of(path: Path, media_type: str, language: str) -> bytes:
    """A `Text` as JSON."""
    if media_type not in READERS:
        raise Unreadable(Reason.UNSUPPORTED)
    return json.dumps(asdict(_read(path, media_type, Tally(language))), ensure_ascii=False).encode()


def _read(path: Path, media_type: str, tally: Tally) -> Text:
    unit, reader = READERS[media_type]
    pages = []
    number = 0
    for number, (name, pieces) in enumerate(reader(path, tally), start=1):
        if number > limits.PAGES or tally.is_full:
            tally.truncated = True
            break
        if text := tally.take(pieces):
            pages.append(Page(number, text, tally.clean(name)))
    if not pages:
        raise Unreadable(Reason.TOO_SLOW if tally.truncated else Reason.NO_TEXT)
    if number == 1 and media_type in (media_types.DOCX, media_types.ODT):
        unit = Unit.WHOLE  # whoever wrote the file did not say where its pages end
    return Text(unit, tuple(pages), tally.truncated, tally.recognised)
