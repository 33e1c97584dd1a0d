"""The portal's colours in a typeface that Word and LibreOffice have: they cannot read one that comes with the file."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from ..documents import Document, Layout

BLUE, QUIET, YELLOW, LINE = (RGBColor.from_string(code) for code in ("1D3F72", "4D5768", "F2C230", "16213A"))
FONT = "Calibri"
TITLE, CERTIFICATE_TITLE = 21, 34
SIZES = {"Heading 2": 14, "Heading 3": 11.5, "Heading 4": 10.5}
#: What spelling is checked by.
REGIONS = {"pl": "pl-PL", "en": "en-GB", "de": "de-DE", "cs": "cs-CZ"}


def use_our_styles(word: WordDocument, document: Document) -> None:
    title = CERTIFICATE_TITLE if document.layout == Layout.CERTIFICATE else TITLE
    _set(word.styles["Normal"], size=10.5, after=6)
    _set(word.styles["List Paragraph"], size=10.5, after=4)
    for name, size in {"Heading 1": title, **SIZES}.items():
        _set(word.styles[name], size=size, after=6, color=BLUE)
        word.styles[name].paragraph_format.space_before = Pt(size)
    for name in ("Caption", "Header", "Footer"):
        _set(word.styles[name], size=9, after=4, color=QUIET)
    word.styles["Caption"].font.bold = False
    language = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:val"), REGIONS.get(document.language, document.language))


def _set(style: ParagraphStyle, *, size: float, after: float, color: RGBColor | None = None) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # would win over the name
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.font.italic = False
    if color is not None:
        style.font.color.rgb = color
    style.paragraph_format.space_after = Pt(after)


def add_border(paragraph: Paragraph, side: str, color: RGBColor, *, size: int) -> None:
    """`size` in eighths of a point."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in {"val": "single", "sz": str(size), "space": "4", "color": str(color)}.items():
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr", "w:sectPr"
    )
