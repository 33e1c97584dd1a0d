from collections.abc import Mapping, Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from ..columns import shares
from ..documents import Align, Table
from .styles import BLUE

SOFT, WHITE = RGBColor.from_string("E3EAF3"), RGBColor.from_string("FFFFFF")
HAIR = "DDD5C3"


def add_table(
    word: WordDocument, table: Table, width: Length, alignments: Mapping[Align, WD_ALIGN_PARAGRAPH]
) -> WordTable:
    """`width` is shared by the columns."""
    rows = [table.header, *table.rows, *([table.totals] if table.totals else [])]
    made = word.add_table(rows=len(rows), cols=len(table.header), style="Table Grid")
    made.autofit = False
    _draw_lines(made)
    parts = shares(table)
    widths = [Length(width * part // sum(parts)) for part in parts]
    for column, own in zip(made.columns, widths, strict=True):
        column.width = own
    aligned = [alignments[one] for one in table.alignments or [Align.LEFT] * len(parts)]
    for place, (row, cells) in enumerate(zip(made.rows, rows, strict=True)):
        is_total = bool(table.totals) and place == len(rows) - 1
        _fill(row, cells, widths, aligned, is_strong=place == 0 or is_total)
        _set_height(row, table, place)
    _paint(made.rows[0], BLUE, ink=WHITE)
    _mark(made.rows[0], "w:tblHeader")
    if table.totals:
        _paint(made.rows[len(rows) - 1], SOFT)
    return made


def _fill(
    row: _Row,
    texts: Sequence[str],
    widths: Sequence[Length],
    alignments: Sequence[WD_ALIGN_PARAGRAPH],
    *,
    is_strong: bool,
) -> None:
    _mark(row, "w:cantSplit")
    for cell, text, width, alignment in zip(row.cells, texts, widths, alignments, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.alignment = alignment
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(text).bold = is_strong or None


def _set_height(row: _Row, table: Table, place: int) -> None:
    if table.row_height and 0 < place <= len(table.rows):
        row.height, row.height_rule = Mm(table.row_height), WD_ROW_HEIGHT_RULE.AT_LEAST


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _paint(row: _Row, color: RGBColor, *, ink: RGBColor | None = None) -> None:
    for cell in row.cells:
        _shade(cell, color)
        for run in cell.paragraphs[0].runs:
            run.font.color.rgb = ink


def _shade(cell: _Cell, color: RGBColor) -> None:
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{color}"/>'))


def _draw_lines(table: WordTable) -> None:
    """Between rows only."""
    lines = "".join(
        f'<w:{side} w:val="{"single" if side in ("bottom", "insideH") else "nil"}" w:sz="4" w:color="{HAIR}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(borders)
