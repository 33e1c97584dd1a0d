"""The poster with the title as a PNG."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont
from resvg_py import svg_to_bytes

from ..posters import Poster
from .scene import SITE, scene

WIDTH, HEIGHT = 1200, 630
BLUE, WHITE, YELLOW = "#1d3f72", "#ffffff", "#f2c230"
PANEL, MARGIN = 560, 56
WITHIN = PANEL - 2 * MARGIN
SIZES = (84, 72, 62, 54, 46, 40, 34)
LINES_END = HEIGHT - 130
#: Letters of a word that surely fit into a line at the smallest size.
PIECE = 12
BOLD = 600


def draw(poster: Poster, title: str) -> bytes:
    """The title at the left, as large as it fits, the drawing at the right."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), BLUE)
    drawn = svg_to_bytes(svg_string=scene(poster, WIDTH - PANEL, HEIGHT), skip_system_fonts=True)
    picture.paste(Image.open(BytesIO(drawn)).convert("RGB"), (PANEL, 0))
    canvas = ImageDraw.Draw(picture)
    size, lines = _fitted(title)
    for number, line in enumerate(lines):
        _write(canvas, line, MARGIN + number * size * 1.12, size, WHITE)
    _write(canvas, "VisitOpolskie", HEIGHT - MARGIN - 34, 34, YELLOW)
    file = BytesIO()
    picture.quantize(128).save(file, "PNG", optimize=True)
    return file.getvalue()


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title stays in its panel; at the smallest, what does not fit is left out."""
    for size in SIZES:
        lines = list(_wrapped(title.split(), size))
        most = int((LINES_END - MARGIN) / (size * 1.12))
        if len(lines) <= most and all(_length(line, size) <= WITHIN for line in lines):
            return size, lines
    pieces = [word[first : first + PIECE] for word in title.split() for first in range(0, len(word), PIECE)]
    return size, list(_wrapped(pieces, size))[:most]


def _wrapped(words: list[str], size: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and _length(longer, size) > WITHIN:
            yield line
            line = word
        else:
            line = longer
    yield line


def _write(canvas: ImageDraw.ImageDraw, text: str, top: float, size: int, colour: str) -> None:
    left = float(MARGIN)
    for font, part in _parts(text, size):
        canvas.text((left, top), part, colour, font)
        left += font.getlength(part)


def _length(text: str, size: int) -> float:
    return sum(font.getlength(part) for font, part in _parts(text, size))


def _parts(text: str, size: int) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
    """The site's font comes in two files, divided as `site.css` says: Polish and Czech letters apart."""
    for is_beyond, letters in groupby(text, lambda letter: "\u0100" <= letter <= "\u017f"):
        yield _font("pl-cs" if is_beyond else "latin", size), "".join(letters)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(SITE / f"jost-{name}.woff2", size)
    font.set_variation_by_axes([BOLD])
    return font
