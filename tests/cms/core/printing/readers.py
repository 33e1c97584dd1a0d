"""What a PDF says of itself, read with Chromium's engine."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw


def text_of(pdf: bytes) -> str:
    """Of all pages, each line end and hyphen at one taken away as a reader would."""
    with pdfium.PdfDocument(pdf) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return text.replace("\r\n", "\n")


def pages_of(pdf: bytes) -> list[str]:
    with pdfium.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def tags_of(pdf: bytes) -> list[tuple[str, str]]:
    """Type and alternative text of all that is tagged, in reading order."""
    with pdfium.PdfDocument(pdf) as document:
        return [tag for page in document for tag in _tags_of_page(page)]


def _tags_of_page(page: pdfium.PdfPage) -> Iterator[tuple[str, str]]:
    tree = raw.FPDF_StructTree_GetForPage(page)
    for place in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from _tags_below(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
    raw.FPDF_StructTree_Close(tree)


def _tags_below(element: object) -> Iterator[tuple[str, str]]:
    yield _string(raw.FPDF_StructElement_GetType, element), _string(raw.FPDF_StructElement_GetAltText, element)
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, place):
            yield from _tags_below(child)


def language_of(pdf: bytes) -> str:
    with pdfium.PdfDocument(pdf) as document:
        return _string(raw.FPDFCatalog_GetLanguage, document)


def is_tagged(pdf: bytes) -> bool:
    with pdfium.PdfDocument(pdf) as document:
        return bool(raw.FPDFCatalog_IsTagged(document))


def title_of(pdf: bytes) -> str:
    with pdfium.PdfDocument(pdf) as document:
        return str(document.get_metadata_dict()["Title"])


def fonts_of(pdf: bytes) -> set[tuple[str, bool]]:
    """Names without the mark of their subset, and whether each is embedded."""
    with pdfium.PdfDocument(pdf) as document:
        return {
            _font_of(thing) for page in document for thing in page.get_objects() if thing.type == raw.FPDF_PAGEOBJ_TEXT
        }


def _font_of(thing: pdfium.PdfObject) -> tuple[str, bool]:
    font = raw.FPDFTextObj_GetFont(thing)
    name = ctypes.create_string_buffer(100)
    raw.FPDFFont_GetBaseFontName(font, name, 100)
    return name.value.decode().partition("+")[2], bool(raw.FPDFFont_GetIsEmbedded(font))


def _string(read: object, thing: object) -> str:
    letters = (ctypes.c_ushort * 1000)()
    length = read(thing, letters, ctypes.sizeof(letters))  # type: ignore[operator]
    return bytes(letters)[: max(0, length - 2)].decode("utf-16-le")
