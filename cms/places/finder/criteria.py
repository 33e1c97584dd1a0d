"""What an address asks for. Every state of the list and the map is an address that can be shared."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from .enums import Facet, Sorting

_POINT = re.compile(r"(-?\d{1,4}(?:\.\d{1,9})?),(-?\d{1,4}(?:\.\d{1,9})?)", re.ASCII)
_VALUE = re.compile(r"[\w-]{1,60}", re.ASCII)
MOST_VALUES = 60


@dataclass(frozen=True)
class Criteria:
    """`near` is (latitude, longitude). `misread`: parts of the address that mean nothing here, to be said."""

    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)
    sorting: Sorting = Sorting.VERIFIED
    near: tuple[float, float] | None = None
    misread: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """Never raises: what cannot be read is listed in `misread` and otherwise left out."""
        misread: list[str] = []
        chosen = {facet: _values(query, facet, misread) for facet in Facet if facet in query}
        near = _point(query.get("near", ""), misread)
        sorting = _sorting(query.get("sort", ""), near, misread)
        return cls({facet: values for facet, values in chosen.items() if values}, sorting, near, tuple(misread))

    def of(self, facet: Facet) -> frozenset[str]:
        return self.chosen.get(facet, frozenset())

    def with_value(self, facet: Facet, value: str) -> Self:
        return self._with(facet, self.of(facet) | {value})

    def without(self, facet: Facet, value: str) -> Self:
        return self._with(facet, self.of(facet) - {value})

    def without_facet(self, facet: Facet) -> Self:
        return self._with(facet, frozenset())

    def from_point(self, latitude: float, longitude: float) -> Self:
        """Nearest first from there."""
        return replace(self, near=(latitude, longitude), sorting=Sorting.DISTANCE)

    def _with(self, facet: Facet, values: frozenset[str]) -> Self:
        others = {other: kept for other, kept in self.chosen.items() if other != facet}
        return replace(self, chosen=others | ({facet: values} if values else {}))

    def limited_to(self, known: Mapping[Facet, Container[str]]) -> Self:
        """Without the values that are none of the `known`; they are misread instead."""
        kept = {
            facet: frozenset(value for value in values if value in known[facet])
            for facet, values in self.chosen.items()
        }
        strange = [
            f"{facet}={value}" for facet, values in self.chosen.items() for value in sorted(values - kept[facet])
        ]
        chosen = {facet: values for facet, values in kept.items() if values}
        return replace(self, chosen=chosen, misread=(*self.misread, *strange))

    def query_string(self, **more: object) -> str:
        """In one order, so that the same state has one address. `more` is put at the end; "" when all is default."""
        pairs: list[tuple[str, object]] = [(facet.value, value) for facet in Facet for value in sorted(self.of(facet))]
        if self.near:
            pairs.append(("near", f"{self.near[0]:g},{self.near[1]:g}"))
        if self.sorting != (Sorting.DISTANCE if self.near else Sorting.VERIFIED):
            pairs.append(("sort", self.sorting.value))
        return urlencode([*pairs, *more.items()])


def _values(query: QueryDict, facet: Facet, misread: list[str]) -> frozenset[str]:
    given = list(dict.fromkeys(query.getlist(facet)))[:MOST_VALUES]
    misread += [f"{facet}={value[:40]}" for value in given if value and not _VALUE.fullmatch(value)]
    return frozenset(value for value in given if _VALUE.fullmatch(value))


def _point(text: str, misread: list[str]) -> tuple[float, float] | None:
    point = read_point(text, 90, 180)
    if text and point is None:
        misread.append(f"near={text[:40]}")
    return point


def read_point(text: str, most: float, most_second: float) -> tuple[float, float] | None:
    """Two decimal numbers with a comma between, neither farther from 0 than its most; else None."""
    match = _POINT.fullmatch(text)
    point = (float(match[1]), float(match[2])) if match else None
    return point if point and abs(point[0]) <= most and abs(point[1]) <= most_second else None


def _sorting(text: str, near: object, misread: list[str]) -> Sorting:
    """By distance only from somewhere."""
    if text in Sorting.values and (near or text != Sorting.DISTANCE):
        return Sorting(text)
    if text:
        misread.append(f"sort={text[:40]}")
    return Sorting.DISTANCE if near else Sorting.VERIFIED
