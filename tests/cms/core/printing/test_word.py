from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from cms.core.printing.documents import Document, Layout, Paragraph, Picture, Table
from cms.core.printing.word.writing import as_docx

from .samples import LETTERS, WORDS, document, everything, replace, stand_in_order

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2" fill="#f2c230"/></svg>'


def opened(made: Document) -> WordDocument:
    return docx.Document(BytesIO(as_docx(made)))


def text_of(word: WordDocument) -> str:
    return "\n".join(
        "\n".join(cell.text for row in one.rows for cell in row.cells) if isinstance(one, WordTable) else one.text
        for one in word.iter_inner_content()
    )


def value(element: Any, name: str) -> int:
    return int(element.find(qn(name)).get(qn("w:val")))


def test_all_words_stand_in_order():
    assert stand_in_order(WORDS, text_of(opened(everything())))


def test_headings_are_headings():
    styled = [(one.style.name, one.text) for one in opened(everything()).paragraphs if one.style]
    assert [one for one in styled if one[0].startswith("Heading")] == [
        ("Heading 1", "Minutes of the council"),
        ("Heading 2", "Agenda"),
        ("Heading 3", "Resolution"),
    ]


def test_file_says_what_it_is():
    about = opened(replace(everything(), language="cs")).core_properties
    assert (about.title, about.language, about.author) == ("Minutes of the council", "cs", "Opole Tourism")
    assert about.created == about.modified == datetime(2027, 5, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize(("language", "region"), [("pl", "pl-PL"), ("en", "en-GB"), ("de", "de-DE"), ("cs", "cs-CZ")])
def test_spelling_is_checked_in_the_language_of_the_document(language, region):
    word = opened(document(Paragraph(LETTERS[language]), language=language))
    assert word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == region
    assert LETTERS[language] in text_of(word)


@pytest.mark.parametrize("words", ["{{ x }} & <w:p/>", "]]> &amp;", "{page} of {pages}", "%s %(x)s"])
def test_texts_are_written_as_they_are_typed(words):
    word = opened(document(Paragraph(words), Table((words,), ((words,),)), title=words))
    assert text_of(word).count(words) == 4
    assert word.core_properties.title == words


def test_header_of_a_table_is_repeated_and_numbers_stand_right():
    [table] = opened(everything()).tables
    repeated = [row for row in table.rows if row._tr.trPr.find(qn("w:tblHeader")) is not None]
    assert [[cell.text for cell in row.cells] for row in repeated] == [["Organisation", "Vote", "Share"]]
    assert {row.cells[2].paragraphs[0].alignment for row in table.rows} == {WD_ALIGN_PARAGRAPH.RIGHT}


def test_thousand_rows_are_written():
    [table] = opened(document(Table(("a", "b"), tuple((str(one), "x") for one in range(1000))))).tables
    assert len(table.rows) == 1001


def test_each_list_is_numbered_by_word_from_its_own_start():
    numbered = [one._p.pPr.numPr for one in opened(everything()).paragraphs if one._p.pPr is not None]
    places = [(value(one, "w:numId"), value(one, "w:ilvl")) for one in numbered if one is not None]
    first, second = places[0][0], places[-1][0]
    assert places == [(first, 0), (first, 0), (first, 1), (first, 2), (second, 0)]
    numbering = opened(everything()).part.numbering_part.element
    assert numbering.num_having_numId(first).find(f".//{qn('w:startOverride')}").get(qn("w:val")) == "4"


def test_pictures_say_what_they_show():
    word = opened(everything())
    assert [shape._inline.docPr.get("descr") for shape in word.inline_shapes] == [
        "A blue field",
        "Check at visitopolskie.example/check/ABC/",
    ]


def test_drawing_becomes_a_picture_that_word_can_show():
    [shape] = opened(document(Picture(SVG, alt="Yellow"))).inline_shapes
    assert shape.width == 2 * shape.height


def test_pages_are_counted_by_word_in_the_language_of_the_document():
    section = opened(replace(everything(), language="pl")).sections[0]
    for footer in (section.footer, section.first_page_footer):
        [paragraph] = footer.paragraphs
        assert "".join(text.text for text in paragraph._p.iter(qn("w:t"))) == "Minutes of the councilStrona 1 z 1"
        assert [one.get(qn("w:instr")) for one in paragraph._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "Opole Tourism"


def test_landscape_and_certificate_have_pages_of_their_own():
    wide = opened(document(is_landscape=True)).sections[0]
    assert (wide.page_width or 0) > (wide.page_height or 0)
    certificate = opened(document(layout=Layout.CERTIFICATE))
    assert certificate.sections[0]._sectPr.find(qn("w:pgBorders")) is not None
    assert {one.alignment for one in certificate.paragraphs} == {WD_ALIGN_PARAGRAPH.CENTER}


def test_bytes_are_the_same_whenever_it_is_made():
    made = as_docx(everything())
    assert as_docx(everything()) == made
    assert {entry.date_time for entry in ZipFile(BytesIO(made)).infolist()} == {(2027, 5, 4, 10, 0, 0)}
