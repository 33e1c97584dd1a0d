"""PDFs in the portal's own typeface."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF, FontFace

_MADE = datetime(2026, 1, 5, 8, tzinfo=UTC)
_FONTS = Path(__file__).resolve().parents[3] / "cms" / "core" / "static" / "site"


def pdf_file(
    *, title: str, paragraphs: Sequence[str], rows: Sequence[Sequence[object]], language: str, ink: str, password: str
) -> bytes:
    pdf = FPDF()
    pdf.set_creation_date(_MADE)
    pdf.set_title(title)
    pdf.set_lang(language)
    if password:
        pdf.set_encryption(owner_password=password, user_password=password)
    _use_jost(pdf)
    pdf.set_margin(25)
    pdf.add_page()
    _write(pdf, title, size=22, height=11, ink=ink)
    for paragraph in paragraphs:
        _write(pdf, paragraph, size=11, height=6, ink="000000")
    if rows:
        _draw_table(pdf, rows, ink)
    return bytes(pdf.output())


def _use_jost(pdf: FPDF) -> None:
    """The portal has it in two files: what all languages need, and the letters of Polish and Czech."""
    for family, file in (("jost", "jost-latin"), ("jost-more", "jost-pl-cs")):
        pdf.add_font(family, fname=_FONTS / f"{file}.woff2")
    pdf.set_fallback_fonts(["jost-more"])


def _write(pdf: FPDF, text: str, *, size: int, height: int, ink: str) -> None:
    pdf.set_font("jost", size=size)
    pdf.set_text_color(*bytes.fromhex(ink))
    pdf.multi_cell(0, h=height, text=text, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)


def _draw_table(pdf: FPDF, rows: Sequence[Sequence[object]], ink: str) -> None:
    head = FontFace(color=(255, 255, 255), fill_color=tuple(bytes.fromhex(ink)), emphasis="")
    with pdf.table(line_height=8, padding=1, text_align="LEFT", headings_style=head) as table:
        for row in rows:
            table.row([str(value) for value in row])
