"""Size, margins, header and footer of the pages."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from ..documents import Document, Layout
from .styles import BLUE

#: A4.
SHORT, LONG = Mm(210), Mm(297)
MARGIN = Mm(22)
FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def set_up_pages(word: WordDocument, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = (LONG, SHORT) if document.is_landscape else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if document.is_landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Mm(24)
    if document.layout == Layout.CERTIFICATE:
        _add_frame(section)
    else:
        _add_header_and_footer(section, document)


def text_width(document: Document) -> Length:
    return Length((LONG if document.is_landscape else SHORT) - 2 * MARGIN)


def _add_header_and_footer(section: Section, document: Document) -> None:
    """The first page has the letterhead."""
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = document.organisation
    width = text_width(document)
    with override(document.language):
        numbers = _("Page {page} of {pages}")
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.style.paragraph_format.tab_stops.clear_all()
        paragraph.style.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(document.title.replace("\n", " ") + "\t")
        _add_numbers(paragraph, numbers)


def _add_numbers(paragraph: Paragraph, words: str) -> None:
    for part in re.split(r"(\{pages?\})", words):
        if part in FIELDS:
            _add_field(paragraph, FIELDS[part])
        else:
            paragraph.add_run(part)


def _add_field(paragraph: Paragraph, name: str) -> None:
    """What Word counts itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _add_frame(section: Section) -> None:
    frame = OxmlElement("w:pgBorders")
    frame.set(qn("w:offsetFrom"), "page")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in {"val": "single", "sz": "24", "space": "24", "color": str(BLUE)}.items():
            line.set(qn(f"w:{name}"), value)
        frame.append(line)
    section._sectPr.find(qn("w:cols")).addprevious(frame)
