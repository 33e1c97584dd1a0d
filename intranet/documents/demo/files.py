"""Files as members would upload them: small, plain, in four formats. The same words make the same bytes.

`rows` are a table, its head first, every row as long as that.
"""

import re
from collections.abc import Sequence
from io import BytesIO

import docx
from docx.shared import RGBColor
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from . import odt, pdf
from .archives import without_dates

_INK = "1D3F72"
Rows = Sequence[Sequence[object]]


def pdf_file(title: str, paragraphs: Sequence[str], rows: Rows = (), *, language: str, password: str = "") -> bytes:
    """With a `password` it can only be opened by who knows it."""
    return pdf.pdf_file(title=title, paragraphs=paragraphs, rows=rows, language=language, ink=_INK, password=password)


def odt_file(title: str, paragraphs: Sequence[str], rows: Rows = ()) -> bytes:
    return odt.odt_file(title=title, paragraphs=paragraphs, rows=rows, ink=_INK)


def docx_file(title: str, paragraphs: Sequence[str], rows: Rows = ()) -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    document.add_heading(title, level=1).runs[0].font.color.rgb = RGBColor.from_string(_INK)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]), style="Light List")
        for row in rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = str(value)
    document.save(file := BytesIO())
    return without_dates(file)


def xlsx_file(title: str, rows: Rows) -> bytes:
    """One sheet of that title; the head stays in sight."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = re.sub(r"[\\/*?:\[\]]", " ", title)[:31]
    for row in rows:
        sheet.append(list(row))
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", start_color=_INK)
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = 2 + max(len(str(cell.value)) for cell in column)
    sheet.freeze_panes = "A2"
    workbook.save(file := BytesIO())
    return without_dates(file)
