"""Which places are drawn as pins of their own, and which as one cluster, so that a finger can tell them apart."""

from dataclasses import dataclass
from math import dist

from .find import Found
from .quadtree import squares_of
from .snapshot import Snapshot
from .window import Window

#: Two marks are at least a window's width / APART from each other: 26 px on a phone of 320 px.
APART = 11


@dataclass(frozen=True)
class Mark:
    """One place (`number`), or a cluster of `count` places (`number` is None), drawn at x, y.

    `point`: latitude and longitude of one of its places.
    """

    x: float
    y: float
    count: int
    number: int | None
    is_verified: bool
    point: tuple[float, float]


def marks_of(found: Found, window: Window) -> list[Mark]:
    """From north to south, so that nearer marks are drawn over farther ones."""
    groups = _merged(_groups(found, window), apart=window.width / APART)
    return sorted((_mark(found.snapshot, group) for group in groups), key=lambda mark: mark.y)


@dataclass
class _Group:
    """Drawn at the spot of its `first` place."""

    spot: tuple[float, float]
    first: int
    count: int
    is_verified: bool


def _groups(found: Found, window: Window) -> list[_Group]:
    """The places in the window by the square they fall into, fullest first.

    The corners of a square are nearer to each other than two marks may be, so it never has more than one.
    """
    snapshot, groups = found.snapshot, []
    for start, end, is_whole in squares_of(snapshot.codes, window):
        bits = found.bits >> start & (1 << end - start) - 1
        if bits and not is_whole:
            bits = _inside(bits, start, snapshot, window)
        if bits:
            first = start + (bits & -bits).bit_length() - 1
            spot = snapshot.spots[first] or (0, 0)
            groups.append(_Group(spot, first, bits.bit_count(), bool(bits & snapshot.verified >> start)))
    return sorted(groups, key=lambda group: -group.count)


def _inside(bits: int, start: int, snapshot: Snapshot, window: Window) -> int:
    spots = ((number, snapshot.spots[start + number]) for number in range(bits.bit_length()) if bits >> number & 1)
    return sum(1 << number for number, spot in spots if spot and window.contains(*spot))


def _merged(cells: list[_Group], apart: float) -> list[_Group]:
    """Those that lie too near to a fuller one join it."""
    groups: list[_Group] = []
    for cell in cells:
        near = next((group for group in groups if dist(group.spot, cell.spot) < apart), None)
        if near:
            near.count += cell.count
            near.is_verified |= cell.is_verified
        else:
            groups.append(cell)
    return groups


def _mark(snapshot: Snapshot, group: _Group) -> Mark:
    single = group.first if group.count == 1 else None
    return Mark(*group.spot, group.count, single, group.is_verified, snapshot.points[group.first] or (0, 0))
