"""The drawn map cut into four, each part into four again: places in this order lie together at every zoom.

The squares of a level have the sides WIDTH / 2**level; the order is Morton's (the bits of column and row in turn).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..maps import HEIGHT, WIDTH
from .window import NEAREST, Window

#: Four bits a window: 16 squares across, also in the nearest one.
ACROSS = 4
DEEPEST = NEAREST + ACROSS
#: number → its bits, each followed by a place for the other coordinate's
_SPREAD = [sum((number >> bit & 1) << 2 * bit for bit in range(DEEPEST + 1)) for number in range(2 << DEEPEST)]


def code_of(x: float, y: float) -> int:
    """Where a spot of the drawing stands in the order; what lies beyond its left or upper edge counts as on it."""
    scale = 2**DEEPEST / WIDTH
    return _SPREAD[max(0, int(x * scale))] | _SPREAD[max(0, int(y * scale))] << 1


def squares_of(codes: Sequence[int], window: Window) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whole) of each square that the window shows: it holds `codes[start:end]`.

    `codes` are in order. A square that is not whole reaches beyond the window.
    """
    side, shift = window.width / 2**ACROSS, 2 * (NEAREST - window.zoom)
    right, bottom = min(window.left + window.width, WIDTH), min(window.top + window.height, HEIGHT)
    for column in range(int(window.left / side), int(right / side) + 1):
        for row in range(int(window.top / side), int(bottom / side) + 1):
            code = _SPREAD[column] | _SPREAD[row] << 1
            start = bisect_left(codes, code << shift)
            end = bisect_left(codes, code + 1 << shift, lo=start)
            if start < end:
                x, y = column * side, row * side
                whole = x >= window.left and x + side <= right and y >= window.top and y + side <= bottom
                yield start, end, whole
