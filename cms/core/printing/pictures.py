from io import BytesIO
from typing import Literal

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from PIL import Image, UnidentifiedImageError
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from resvg_py import svg_to_bytes

Kind = Literal["png", "jpg", "svg", ""]
#: Points of a drawing's width when it becomes a PNG: 17 cm at 240 a inch.
DRAWN_WIDTH = 1600


def kind_of(content: bytes) -> Kind:
    """By what it is, whatever it is called; nothing when it is none of these or broken."""
    if b"<svg" in content[:2000]:
        return "svg" if _is_svg(content) else ""
    try:
        with Image.open(BytesIO(content), formats=["PNG", "JPEG"]) as picture:
            kind: Kind = "png" if picture.format == "PNG" else "jpg"
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
    return kind


def _is_svg(content: bytes) -> bool:
    try:
        return str(fromstring(content).tag) == "{http://www.w3.org/2000/svg}svg"
    except (ParseError, DefusedXmlException, ValueError):
        return False


def as_png(svg: bytes) -> bytes:
    return bytes(svg_to_bytes(svg_string=svg.decode(), width=DRAWN_WIDTH, skip_system_fonts=True))


def qr_code(address: str) -> bytes:
    """A PNG, with the quiet margin that scanners need; it can be read with a seventh of it spoilt."""
    code = QRCode(error_correction=ERROR_CORRECT_M, box_size=12, border=2)
    code.add_data(address)
    code.make_image().save(file := BytesIO(), "PNG")
    return file.getvalue()
