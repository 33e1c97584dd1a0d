"""Documents like those that the tools print."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from PIL import Image

from cms.core.printing.documents import (
    Align,
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    QrCode,
    Signature,
    Signatures,
    Table,
)

LETTERS = {
    "pl": "Zażółć gęślą jaźń ZAŻÓŁĆ GĘŚLĄ JAŹŃ „tak” – 1 250,00 zł",
    "en": "The quick brown fox “jumps” over the lazy dog’s 5 £",
    "de": "Falsches Üben von Xylophonmusik quält jeden größeren Zwerg ÄÖÜ „ja“ 10 €",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy PŘÍLIŠ ŽLUŤOUČKÝ KŮŇ ĎÁBELSKÉ ÓDY Ť ě Ě",
}
VOTES = Table(
    header=("Organisation", "Vote", "Share"),
    rows=(("Hotel Arte", "for", "12.50"), ("Muzeum", "against", "7.00")),
    caption="Votes on the first resolution",
    alignments=(Align.LEFT, Align.LEFT, Align.RIGHT),
    totals=("Together", "", "19.50"),
)


def picture() -> bytes:
    Image.new("RGB", (40, 20), "#1d3f72").save(file := BytesIO(), "PNG")
    return file.getvalue()


def document(*blocks: Block, **others: Any) -> Document:
    plain = Document(
        title="Minutes of the council",
        language="en",
        made_at=datetime(2027, 5, 4, 10, tzinfo=UTC),
        organisation="Opole Tourism",
        blocks=blocks or (Paragraph("All is well."),),
    )
    return replace(plain, **others)


def everything() -> Document:
    """Every kind of block, each with words of its own."""
    return document(
        Facts((("Place", "Opole"), ("Present", "19 of 22"))),
        Heading("Agenda"),
        Items((Item("Opening"), Item("Energy", (Item("Gas", (Item("Tariff"),)),))), is_numbered=True, start=4),
        Items((Item("a bullet"),)),
        Heading("Resolution", 2),
        Paragraph("Decided.", is_strong=True),
        VOTES,
        Picture(picture(), alt="A blue field", caption="Drawing 1", width=0.4),
        PageBreak(),
        QrCode("https://visitopolskie.example/check/ABC/", "Check at visitopolskie.example/check/ABC/"),
        Signatures((Signature("Anna Nowak", "Chair"), Signature("Jan Kowalski"))),
        opening=(Paragraph("Opole, 4 May 2027", Align.RIGHT),),
        contact=("Rynek 1, Opole", "office@example.org"),
    )


#: What `everything()` says, in its order.
WORDS = (
    *("Opole Tourism", "Rynek 1, Opole", "Opole, 4 May 2027", "Minutes of the council", "Place", "Opole", "Agenda"),
    *("Opening", "Energy", "Gas", "Tariff", "a bullet", "Resolution", "Decided.", "Votes on the first resolution"),
    *("Organisation", "Hotel Arte", "12.50", "Muzeum", "Together", "19.50", "Drawing 1"),
    *("Check at visitopolskie.example/check/ABC/", "Anna Nowak", "Chair", "Jan Kowalski"),
)


def stand_in_order(words: tuple[str, ...], text: str) -> bool:
    place = 0
    for one in words:
        place = text.find(one, place)
        if place < 0:
            return False
        place += len(one)
    return True
