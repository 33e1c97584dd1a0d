from dataclasses import replace
from datetime import datetime

import pytest
from django.utils.translation import override

from cms.core.printing.checking import Unprintable, checked
from cms.core.printing.documents import Heading, Item, Items, Paragraph, Picture, QrCode, Table
from cms.core.printing.word.writing import as_docx

from .samples import document, everything, picture

DEEP = Items((Item("1", (Item("2", (Item("3", (Item("4"),)),)),)),))
WRONG = [
    (document(title=" \n"), "The document has no title."),
    (document(title="\u202e\x00"), "The document has no title."),
    (document(language="fr"), "no documents in the language “fr”"),
    (document(made_at=datetime(2027, 5, 4)), "has no time zone"),
    (document(Heading("Deep", 2)), "“Deep” is of level 2; here it can be 1 at most."),
    (document(Heading("A"), Heading("Deep", 3)), "“Deep” is of level 3; here it can be 2 at most."),
    (document(Heading("")), "A heading has no text."),
    (document(Table(("a", "b"), (("1", "2"), ("1",)), "Costs")), "Table “Costs”, row 2: 1 cells instead of 2."),
    (document(Table(("a",), (), "Costs", totals=("1", "2"))), "Table “Costs”, totals: 2 cells instead of 1."),
    (document(Table((), (), "Costs")), "The table “Costs” has no columns."),
    (document(DEEP), "A list is 4 levels deep; 3 can be printed."),
    (document(Picture(picture(), alt="")), "A picture has no alternative text"),
    (document(Picture(b"GIF89a", alt="Map")), "The picture “Map” cannot be read"),
    (document(Picture(picture()[:60], alt="Map")), "The picture “Map” cannot be read"),
    (document(Picture(b"<svg xmlns='http://www.w3.org/2000/svg'><g>", alt="Map")), "The picture “Map” cannot be read"),
    (document(Picture(picture(), alt="Map", width=2)), "“Map” must be as wide as the text or less"),
    (document(QrCode("x" * 301, "Check")), "The address of a code has 301 letters"),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG, ids=[words for _document, words in WRONG])
def test_what_cannot_be_printed_is_said(wrong, words):
    with pytest.raises(Unprintable, match=words.replace("(", r"\(")):
        as_docx(wrong)


def test_all_that_is_wrong_is_said_at_once_in_the_readers_language():
    with override("pl"), pytest.raises(Unprintable) as refused:
        checked(document(Heading(""), title=""))
    assert len(refused.value.messages) == 2
    assert refused.value.messages[0].startswith("Dokument nie ma tytułu")


def test_whole_document_passes_as_it_is():
    assert checked(everything()) == everything()


def test_what_nobody_sees_is_left_out():
    [block] = checked(document(Paragraph("Zam\u0000ek\u202e\r\nw \ufeffMosz\x1bnej\tA\u0301\ud800"))).blocks
    assert block == Paragraph("Zamek\nw Mosznej Á")


def test_texts_of_a_table_are_clean_too():
    [block] = checked(document(Table(("a\x00",), (("\u2066b",),), "c\x07"))).blocks
    assert block == replace(Table(("a",), (("b",),), "c"))
