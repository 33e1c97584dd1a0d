from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from ..checking import checked
from ..documents import (
    Align,
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Layout,
    PageBreak,
    Paragraph,
    Picture,
    QrCode,
    Signatures,
    Table,
)
from ..pictures import as_png, kind_of, qr_code
from .archive import zipped_at
from .numbering import Numbering
from .pages import set_up_pages, text_width
from .styles import BLUE, LINE, YELLOW, add_border, use_our_styles
from .tables import add_table

ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
#: Where the values of facts begin.
FACT = Mm(48)
CODE = Mm(28)


def as_docx(document: Document) -> bytes:
    """Raises Unprintable."""
    document = checked(document)
    word = docx.Document()
    _describe(word, document)
    use_our_styles(word, document)
    set_up_pages(word, document)
    writer = _Writer(word, document)
    writer.write_letterhead()
    writer.write(document.opening)
    writer.add(document.title, "Heading 1")
    writer.write(document.blocks)
    word.save(file := BytesIO())
    return zipped_at(document.made_at, file)


def _describe(word: WordDocument, document: Document) -> None:
    about = word.core_properties
    about.title, about.language, about.author = document.title, document.language, document.organisation
    about.created = about.modified = document.made_at
    about.last_modified_by, about.comments = "", ""


class _Writer:
    """Adds to the end of a Word document."""

    def __init__(self, word: WordDocument, document: Document) -> None:
        self.word, self.document = word, document
        self.numbering = Numbering(word)
        self.is_centered = document.layout == Layout.CERTIFICATE
        self.width = text_width(document)

    def write(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._write(block)

    def _write(self, block: Block) -> None:
        match block:
            case Heading():
                self.add(block.text, f"Heading {block.level + 1}")
            case Paragraph():
                self._write_paragraph(block)
            case Items():
                self._write_items(block.items, self.numbering.of(block), level=0)
            case Table():
                self._write_table(block)
            case Facts():
                self._write_facts(block)
            case Picture():
                self._write_picture(block)
            case QrCode():
                self._draw(qr_code(block.address), CODE, alt=block.words)
                self.add(block.words, "Caption")
            case Signatures():
                self._write_signatures(block)
            case PageBreak():
                self.word.add_page_break()

    def add(self, text: str, style: str = "Normal") -> WordParagraph:
        paragraph = self.word.add_paragraph(text, style)
        if self.is_centered:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def write_letterhead(self) -> None:
        if self.document.organisation:
            name = self.add(self.document.organisation)
            name.runs[0].font.size, name.runs[0].font.bold, name.runs[0].font.color.rgb = Pt(14), True, BLUE
            name.paragraph_format.space_after = Pt(2)
        lines = self.add("\n".join(self.document.contact), "Caption")
        lines.paragraph_format.space_after = Pt(18)
        add_border(lines, "bottom", YELLOW, size=16)

    def _write_paragraph(self, block: Paragraph) -> None:
        paragraph = self.add(block.text)
        if block.align != Align.LEFT:
            paragraph.alignment = ALIGNMENTS[block.align]
        for run in paragraph.runs:
            run.bold = block.is_strong or None

    def _write_items(self, items: Sequence[Item], number: int, *, level: int) -> None:
        for item in items:
            paragraph = self.add(item.text, "List Paragraph")
            self.numbering.apply(paragraph, number, level)
            self._write_items(item.items, number, level=level + 1)

    def _write_table(self, block: Table) -> None:
        if block.caption:
            self.add(block.caption, "Caption").paragraph_format.keep_with_next = True
        add_table(self.word, block, self.width, ALIGNMENTS)
        self.word.add_paragraph().paragraph_format.space_after = Pt(0)

    def _write_facts(self, block: Facts) -> None:
        for words, value in block.pairs:
            paragraph = self.word.add_paragraph()
            paragraph.add_run(words).bold = True
            paragraph.add_run(f"\t{value}")
            form = paragraph.paragraph_format
            form.left_indent, form.first_line_indent, form.space_after = FACT, -FACT, Pt(2)

    def _write_picture(self, block: Picture) -> None:
        content = as_png(block.content) if kind_of(block.content) == "svg" else block.content
        self._draw(content, Length(int(self.width * block.width)), alt=block.alt)
        if block.caption:
            self.add(block.caption, "Caption")

    def _draw(self, content: bytes, width: Length, *, alt: str) -> None:
        paragraph = self.add("")
        drawn = paragraph.add_run().add_picture(BytesIO(content), width=width)
        drawn._inline.docPr.set("descr", alt)
        paragraph.paragraph_format.keep_with_next = True

    def _write_signatures(self, block: Signatures) -> None:
        for one in block.people:
            paragraph = self.word.add_paragraph("\n".join(words for words in (one.name, one.role) if words))
            paragraph.paragraph_format.space_before = Mm(16)
            paragraph.paragraph_format.right_indent = Length(self.width // 2)
            paragraph.paragraph_format.keep_together = True
            add_border(paragraph, "top", LINE, size=6)
            self.word.add_paragraph().paragraph_format.space_after = Pt(0)  # or Word joins the next line to this
