"""What is read of each kind of file, and where it says that it stands."""

import codecs

import pytest
from django.utils.translation import override

from cms.core.files.media_types import DOCX, HTML, ODP, ODS, ODT, PDF, PPTX, SVG, TXT, XLSX
from intranet.documents.extraction import limits
from intranet.documents.extraction.outcome import Failure, Reason, Text, Unit
from intranet.documents.extraction.texts import read_text
from intranet.documents.extraction.words import explain, place_of

from . import made


def lines(text: Text) -> list[str]:
    return [line for page in text.pages for line in page.text.splitlines()]


@pytest.mark.parametrize(
    ("media_type", "make", "unit"),
    [
        (PDF, made.pdf, Unit.PAGE),
        (DOCX, made.docx, Unit.WHOLE),
        (ODT, made.odt, Unit.WHOLE),
    ],
)
def test_title_text_and_table_are_read(kept, media_type, make, unit):
    text = made.read(kept(make()), media_type)

    assert lines(text)[:3] == [made.TITLE, *made.PARAGRAPHS]
    assert " ".join(" ".join(lines(text)[3:]).split()) == "Miejsce Goście Łambinowice 12"
    assert (text.unit, text.truncated, text.recognised) == (unit, False, False)


def test_sheets_have_their_names(kept):
    text = made.read(kept(made.xlsx()), XLSX)

    assert [(page.number, page.name, page.text) for page in text.pages] == [
        (2, "Obroty", "Głuchołazy\t12"),
        (3, "Goście 2026", "Głuchołazy\t12"),
    ]


def test_slides_are_read_with_their_notes(kept):
    text = made.read(kept(made.pptx()), PPTX)

    assert [(page.number, page.text.splitlines()) for page in text.pages] == [
        (1, ["Strategia", "Notatka: Strategia"]),
        (2, ["Łambinowice", "Notatka: Łambinowice"]),
    ]


def test_pages_of_a_text_end_where_its_program_noted_it(kept):
    body = "<text:p>Cel <text:s/>klastra</text:p><text:soft-page-break/><text:p>Władze<text:tab/>klastra</text:p>"
    text = made.read(kept(made.open_document("text", body)), ODT)

    assert [(page.number, page.text) for page in text.pages] == [(1, "Cel klastra"), (2, "Władze klastra")]


def test_pages_of_a_word_document_end_where_word_noted_it(kept):
    page_break = b"<w:p><w:r><w:lastRenderedPageBreak/><w:t>Dalej</w:t></w:r></w:p>"
    content = made.docx_file("Statut", [])
    document = made.entry(content, "word/document.xml").replace(b"<w:sectPr", page_break + b"<w:sectPr", 1)
    text = made.read(kept(made.with_entry(content, "word/document.xml", document)), DOCX)

    assert [(page.number, page.text) for page in text.pages] == [(1, "Statut"), (2, "Dalej")]


def test_open_sheets_and_slides_are_read(kept):
    row = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
    sheet = f'<table:table table:name="Obroty">{row.format("Opole")}{row.format("Nysa")}</table:table>'
    slide = "<draw:page><text:p>Strategia</text:p></draw:page><draw:page><text:p>Cele</text:p></draw:page>"
    sheets = made.read(kept(made.open_document("spreadsheet", sheet)), ODS)
    slides = made.read(kept(made.open_document("presentation", slide)), ODP)

    assert [(page.name, page.text) for page in sheets.pages] == [("Obroty", "Opole\nNysa")]
    assert [(page.number, page.text) for page in slides.pages] == [(1, "Strategia"), (2, "Cele")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859-2"])
def test_text_is_read_in_its_encoding(kept, encoding):
    words = "Zażółć gęślą jaźń: członkowie klastra śpią, gdyż wieś jest źle połączona z Łąką Prudnicką."
    mark = codecs.BOM_UTF8 if encoding == "utf-8-sig" else b""

    assert lines(made.read(kept(mark + words.encode(encoding.removesuffix("-sig"))), TXT)) == [words]


def test_only_what_is_seen_of_a_page_is_read(kept):
    page = """<!doctype html><html><head><title>Statut</title><style>p {color: red}</style></head>
        <body><script>alert("ha")</script><p>Cele &amp; <b>władze</b></p></body></html>"""

    assert lines(made.read(kept(page.encode()), HTML)) == ["Statut", "Cele &", "władze"]


def test_what_no_database_keeps_is_left_out(kept):
    assert lines(made.read(kept("a\x00b\x08c\u0301".encode()), TXT)) == ["abć"]


@pytest.mark.parametrize("name", ["żółć 🏰.txt", "-rf.txt", "\u202etxt.exe", "a\nb", "e\u0301 \u200b"])
def test_file_is_read_whatever_its_name(kept, name):
    assert lines(made.read(kept(b"Statut", name), TXT)) == ["Statut"]


def test_as_much_of_a_long_text_is_read_as_fits(kept):
    text = made.read(kept(b"zamek " * (limits.CHARACTERS // 6 + 1)), TXT)

    assert text.truncated
    assert len(text.pages[0].text) == limits.CHARACTERS


def test_kind_that_is_not_read_says_so(kept):
    assert read_text(kept(b"<svg/>"), SVG) == Failure(Reason.UNSUPPORTED)


def test_place_is_named_in_the_readers_language(kept):
    pdf, sheets = made.read(kept(made.pdf()), PDF), made.read(kept(made.xlsx()), XLSX)
    with override("pl"):
        assert place_of(pdf.pages[0], pdf.unit) == "strona 1"
        assert place_of(sheets.pages[1], sheets.unit) == "arkusz „Goście 2026”"


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_explained(reason):
    assert str(explain(reason)).endswith(".")
