"""Text as it stands in a file, in whichever encoding."""

import codecs
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from .. import limits
from .tally import Tally

_BYTES = 4 * limits.CHARACTERS
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
#: Bytes that ISO 8859-2 has no letters for. In Windows' CP1250 they are quotation marks, dashes, ś, ź, š and ž, so that
#: hardly a sentence is without; guessing by frequencies reads ISO 8859-2 as CP1250.
_ONLY_IN_CP1250 = re.compile(rb"[\x80-\x9f]")
_UNSEEN = frozenset({"script", "style", "template", "head"})


def text(path: Path, tally: Tally) -> Iterator[tuple[str, list[str]]]:
    yield "", _decoded(path, tally).splitlines()


def text_of_html(path: Path, tally: Tally) -> Iterator[tuple[str, list[str]]]:
    parser = _Seen()
    parser.feed(_decoded(path, tally))
    parser.close()
    yield "", parser.pieces


def _decoded(path: Path, tally: Tally) -> str:
    with path.open("rb") as file:
        content = file.read(_BYTES)
        tally.truncated = bool(file.read(1))
    return content.decode(_encoding_of(content), errors="replace")


def _encoding_of(content: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)  # the end may be cut within a letter
    except UnicodeDecodeError:
        return "cp1250" if _ONLY_IN_CP1250.search(content) else "iso8859_2"
    return "utf-8"


class _Seen(HTMLParser):
    """The title and what a browser would show, as pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._within: str | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNSEEN and self._within is None:
            self._within = tag
        elif tag in ("title", "body"):
            self._within = None

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = None

    def handle_data(self, data: str) -> None:
        if self._within is None and data.strip():
            self.pieces.append(" ".join(data.split()))
