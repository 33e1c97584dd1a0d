"""Pages of a PDF; those that are pictures are recognised, where that is possible."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2

from . import recognition
from .drawing import drawn
from .pdfs import opened
from .tally import Tally

#: How pdfium marks the hyphen of a word that goes on in the next line.
_DIVISION = re.compile("[\ufffe\x02](?:\r?\n)?")


def pages(path: Path, tally: Tally) -> Iterator[tuple[str, list[str]]]:
    with closing(opened(path)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page:
                yield "", [_text_of(page, tally)]


def _text_of(page: pypdfium2.PdfPage, tally: Tally) -> str:
    with closing(page.get_textpage()) as text_page:
        text = _DIVISION.sub("", text_page.get_text_range())
    return text if text.strip() else recognition.text_of(drawn(page), tally)
