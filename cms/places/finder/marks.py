"""Which places are drawn as pins of their own, and which as one cluster, so that a finger can tell them apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .find import Found
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
    apart = window.width / APART
    groups = _merged(_cells(found, window, apart / 2), apart)
    return sorted((_mark(found.snapshot, spot, numbers) for spot, numbers in groups), key=lambda mark: mark.y)


Group = tuple[tuple[float, float], list[int]]


def _cells(found: Found, window: Window, side: float) -> Iterator[Group]:
    """The places in the window by the squares they fall into, each at the spot of its first place; fullest first."""
    spots, cells = found.snapshot.spots, defaultdict(list)
    for number in found.snapshot.all_in(found.bits):
        spot = spots[number]
        if spot and window.contains(*spot):
            cells[int(spot[0] / side), int(spot[1] / side)].append(number)
    for numbers in sorted(cells.values(), key=len, reverse=True):
        yield spots[numbers[0]] or (0, 0), numbers


def _merged(cells: Iterator[Group], apart: float) -> list[Group]:
    """Cells that lie too near to a fuller one join it."""
    groups: list[Group] = []
    for spot, numbers in cells:
        near = next((group for group in groups if _distance(group[0], spot) < apart), None)
        if near:
            near[1].extend(numbers)
        else:
            groups.append((spot, numbers))
    return groups


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _mark(snapshot: Snapshot, spot: tuple[float, float], numbers: Sequence[int]) -> Mark:
    single = numbers[0] if len(numbers) == 1 else None
    verified = any(snapshot.verified[number] for number in numbers)
    return Mark(*spot, len(numbers), single, verified, snapshot.points[numbers[0]] or (0, 0))
