"""OpenDocument files: one XML file of the same elements for texts, sheets and slides."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from ..outcome import Reason
from .archives import refuse_bomb
from .tally import Tally
from .unreadable import Unreadable

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_SPACE}text:1.0}}"
_TABLE = f"{{{_SPACE}table:1.0}}"
_DRAWING = f"{{{_SPACE}drawing:1.0}}"
_LINES = (f"{_TEXT}p", f"{_TEXT}h")
_PAGE_END = f"{_TEXT}soft-page-break"


def pages(path: Path, tally: Tally) -> Iterator[tuple[str, list[str]]]:
    page: list[str] = []
    for element in _elements(path):
        if element.tag == _PAGE_END:
            yield "", page
            page = []
        elif element.tag in _LINES:
            page.append(_text_of(element))
            element.clear()
    yield "", page


def sheets(path: Path, tally: Tally) -> Iterator[tuple[str, Iterable[str]]]:
    for table in _whole(path, f"{_TABLE}table"):
        yield table.get(f"{_TABLE}name", ""), ("\t".join(_lines(row)) for row in table.iter(f"{_TABLE}table-row"))


def slides(path: Path, tally: Tally) -> Iterator[tuple[str, Iterable[str]]]:
    for slide in _whole(path, f"{_DRAWING}page"):
        yield "", _lines(slide)


def _whole(path: Path, tag: str) -> Iterator[Element]:
    for element in _elements(path):
        if element.tag == tag:
            yield element
            element.clear()


def _elements(path: Path) -> Iterator[Element]:
    refuse_bomb(path)
    with zipfile.ZipFile(path) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Unreadable(Reason.ENCRYPTED)
        with archive.open("content.xml") as content:
            for _event, element in iterparse(content):
                yield element


def _lines(element: Element) -> Iterator[str]:
    return (_text_of(line) for line in element.iter() if line.tag in _LINES)


def _text_of(line: Element) -> str:
    """Spaces, tabs and line breaks are elements: each is a space here."""
    return " ".join("".join(_runs(line)).split())


def _runs(element: Element) -> Iterator[str]:
    if element.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
        yield " "
    yield element.text or ""
    for inner in element:
        yield from _runs(inner)
        yield inner.tail or ""
