import re
import subprocess
import sys
from collections import Counter
from hashlib import sha256

import pytest
from fontTools.ttLib import TTFont

from cms.core.printing.checking import Unprintable
from cms.core.printing.documents import Align, Facts, Heading, Item, Items, Layout, Paragraph, Table
from cms.core.printing.pdf import FONTS, as_pdf

from . import readers, samples
from .samples import LETTERS, WORDS, document, everything, stand_in_order

ANOTHER_PROCESS = """
import django; django.setup()
from hashlib import sha256
from tests.cms.core.printing import samples
from cms.core.printing.pdf import as_pdf
print(sha256(as_pdf(samples.everything())).hexdigest())
"""


def test_all_words_stand_in_order():
    assert stand_in_order(WORDS, readers.text_of(as_pdf(everything())))


def test_document_is_declared_accessible():
    pdf = as_pdf(everything())
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert readers.is_tagged(pdf)
    assert readers.title_of(pdf) == "Minutes of the council"


def test_parts_are_tagged_as_what_they_are():
    tags = Counter(kind for kind, _alt in readers.tags_of(as_pdf(everything())))
    assert {kind: tags[kind] for kind in ("H1", "H2", "H3", "Table", "TH", "TD", "THead", "TFoot", "Caption")} == {
        **{"H1": 1, "H2": 1, "H3": 1, "Table": 1, "TH": 3, "TD": 8, "THead": 1, "TFoot": 1, "Caption": 2},
    }
    # the ninth cell is empty
    assert tags["LI"] == 2 + 4 + 1  # facts, numbered, bulleted


def test_pictures_say_what_they_show():
    alts = [alt for kind, alt in readers.tags_of(as_pdf(everything())) if kind == "Figure"]
    assert alts == ["A blue field", "Check at visitopolskie.example/check/ABC/"]


def test_numbers_begin_where_told_and_name_the_levels_above():
    assert stand_in_order(
        ("4.", "Opening", "5.", "Energy", "5.1.", "Gas", "5.1.1."), readers.text_of(as_pdf(everything()))
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [("pl", "Strona 2 z 2"), ("en", "Page 2 of 2"), ("de", "Seite 2 von 2"), ("cs", "Strana 2 z 2")],
)
def test_pages_speak_the_language_of_the_document(language, words):
    pdf = as_pdf(samples.replace(everything(), language=language))
    assert readers.language_of(pdf) == language
    last = readers.pages_of(pdf)[-1]
    assert words in last
    assert stand_in_order(("Opole Tourism", "Minutes of the council"), last)


@pytest.mark.parametrize("language", LETTERS)
def test_letters_of_a_language_are_printed_in_our_typeface_alone(language):
    words = LETTERS[language]
    pdf = as_pdf(document(Paragraph(words), Paragraph(words, is_strong=True), language=language))
    assert readers.text_of(pdf).replace("\n", " ").count(words) == 2
    assert readers.fonts_of(pdf) == {("JostRoman-Regular", True), ("JostRoman-SemiBold", True)}


def test_both_weights_have_the_same_letters():
    regular, semibold = (TTFont(FONTS / f"jost-{weight}.ttf").getBestCmap() for weight in ("regular", "semibold"))
    assert regular.keys() == semibold.keys()


HOSTILE = (
    '#import "x"',
    "*a* $x$ @b \\ ",
    "= not a heading",
    "- not a list",
    "// no comment",
    "#panic()",
    "`r` <l> ~ -- '\"",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_texts_are_printed_as_they_are_typed(words):
    pdf = as_pdf(
        document(
            Heading(words),
            Paragraph(words),
            Items((Item(words),)),
            Table((words,), ((words,),), caption=words),
            Facts(((words, words),)),
            title=words,
        )
    )
    assert readers.title_of(pdf) == words.strip()
    assert readers.text_of(pdf).count(words.strip()) == 10  # the title also in the footer


def test_bytes_are_the_same_in_another_process():
    asked = subprocess.run([sys.executable, "-c", ANOTHER_PROCESS], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == sha256(as_pdf(everything())).hexdigest()


def test_header_of_a_long_table_is_on_every_page():
    rows = tuple((str(number), f"Thing {number}") for number in range(1000))
    pages = readers.pages_of(as_pdf(document(Table(("Nr", "Designation"), rows))))
    assert len(pages) > 20
    assert all("Designation" in page for page in pages)
    assert "Thing 999" in pages[-1]


def test_word_longer_than_a_line_is_all_there():
    word = "Ż" * 300
    found = readers.text_of(as_pdf(document(Paragraph(word), Table(("a", "b"), ((word, "1"),)))))
    assert re.sub(r"[^Ż]", "", found) == word * 2


def test_a_long_text_is_printed():
    words = "Wspólne zakupy energii elektrycznej w województwie opolskim. " * 60
    pages = readers.pages_of(as_pdf(document(*(Paragraph(words) for _ in range(100)))))
    assert "Wspólne" in pages[-1]


def test_empty_blocks_are_no_fault():
    as_pdf(document(Items(()), Facts(()), Paragraph(""), Table(("a",), ())))


def test_letters_that_the_typeface_has_not_are_named():
    with pytest.raises(Unprintable, match="replace them: Ї 😀"):
        as_pdf(document(Paragraph("Їжак 😀")))


def test_certificate_is_one_page_without_page_numbers():
    certificate = document(Paragraph("Anna Nowak", Align.CENTER), layout=Layout.CERTIFICATE, title="Certificate")
    [page] = readers.pages_of(as_pdf(certificate))
    assert stand_in_order(("Opole Tourism", "Certificate", "Anna Nowak"), page)
    assert "Page" not in page
