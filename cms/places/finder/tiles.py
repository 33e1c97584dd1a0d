"""Map tiles under the drawing, when MAP_TILES_URL names a server that has them.

Tiles are squares of Web Mercator, the drawing is equirectangular: each is stretched between its projected corners. The
bend within a tile of FIRST_LEVEL is a thousandth of its height.
"""

from dataclasses import dataclass
from math import asinh, atan, degrees, pi, radians, sinh, tan

from django.conf import settings

from ..maps import project, unproject
from .window import Window

#: shows the whole region in four tiles across
FIRST_LEVEL = 9


@dataclass(frozen=True)
class Tile:
    """An image in the drawing's units."""

    url: str
    x: float
    y: float
    width: float
    height: float


def tiles_of(window: Window) -> list[Tile]:
    """Those that cover the window; none when no server is named."""
    if not settings.MAP_TILES_URL:
        return []
    level = FIRST_LEVEL + window.zoom
    left, top = _column_and_row(window.left, window.top, level)
    right, bottom = _column_and_row(window.left + window.width, window.top + window.height, level)
    return [
        _tile(column, row, level)
        for row in range(int(top), int(bottom) + 1)
        for column in range(int(left), int(right) + 1)
    ]


def _tile(column: int, row: int, level: int) -> Tile:
    (x, y), (right, bottom) = _spot(column, row, level), _spot(column + 1, row + 1, level)
    url = settings.MAP_TILES_URL.format(z=level, x=column, y=row)
    return Tile(url, x, y, round(right - x, 1), round(bottom - y, 1))


def _column_and_row(x: float, y: float, level: int) -> tuple[float, float]:
    """Slippy map tile numbers: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames."""
    longitude, latitude = unproject(x, y)
    return (longitude + 180) / 360 * 2**level, (1 - asinh(tan(radians(latitude))) / pi) / 2 * 2**level


def _spot(column: int, row: int, level: int) -> tuple[float, float]:
    """On the drawing, the upper left corner of a tile."""
    longitude = column / 2**level * 360 - 180
    return project(longitude, degrees(atan(sinh(pi * (1 - 2 * row / 2**level)))))
