"""Pages of a Word document, where Word noted their ends when it saved it. A page begins with a paragraph."""

from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from .archives import refuse_bomb
from .tally import Tally


def pages(path: Path, tally: Tally) -> Iterator[tuple[str, list[str]]]:
    refuse_bomb(path)
    document = Document(str(path))
    page = [paragraph.text for section in document.sections for paragraph in section.header.paragraphs]
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph) and block.contains_page_break:
            yield "", page
            page = []
        page.extend(_lines(block))
    yield "", page


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from ("\t".join(cell.text for cell in row.cells) for row in block.rows)
