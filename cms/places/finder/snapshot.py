"""All shown places in the memory of the process, as sets of bits: counting for every option takes microseconds.

A list with nine facets needs about 200 counts a page. Asked of the database they take longer the more places there
are; here each is one AND of two integers (docs/decisions/0009). The snapshot belongs to a content version and is built
anew when that changes: three queries, about 10 ms for 1,000 places.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from typing import Any

from django.db.models import CharField, Value
from django.db.models.functions import Cast

from cms.core.kept import kept_with_content

from ..enums import Known
from ..facts import ACCESSIBILITY
from ..hours.evaluation import state_at
from ..hours.rules import State
from ..maps import UNITS_A_KM, project
from ..models import Amenity, Audience, County, FurtherSection, Kind, Municipality, Place
from .enums import Facet, Sorting
from .joined import joined
from .quadtree import code_of

#: after every spot
NOWHERE = 1 << 62
SIDE = round(10.5 * UNITS_A_KM)
LANGUAGES = ("pl", "en", "de", "cs")
_LISTED = {Facet.SECTION: "further", Facet.AMENITY: "amenity_ids", Facet.AUDIENCE: "audience_ids"}


@dataclass
class Snapshot:
    """Places have numbers from 0; a set of places is an integer whose bit n stands for place n.

    Those with a spot on the map come first, in the order of the quadtree: what lies together there is a range here.
    """

    ids: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    external_ids: list[str] = field(default_factory=list)
    #: (latitude, longitude)
    points: list[tuple[float, float] | None] = field(default_factory=list)
    #: the same on the drawn map (`cms.places.maps`)
    spots: list[tuple[float, float] | None] = field(default_factory=list)
    #: of the spots
    codes: list[int] = field(default_factory=list)
    verified: int = 0
    #: those that neither search nor the front page offer
    left_out: int = 0
    sets: dict[tuple[Facet, str], int] = field(default_factory=dict)
    #: opening hours → the places that have them; "" are those whose hours nobody has confirmed
    by_hours: dict[str, int] = field(default_factory=dict)
    #: (sorting, language) → all numbers in that order
    orders: dict[tuple[Sorting, str], list[int]] = field(default_factory=dict)
    #: code → names by language, for each facet whose options are records
    labels: dict[Facet, dict[str, dict[str, str]]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    #: square of the drawn map → places in it
    squares: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    _open: tuple[datetime | None, int] = (None, 0)

    @property
    def everything(self) -> int:
        return (1 << len(self.ids)) - 1

    @property
    def located(self) -> int:
        return (1 << len(self.codes)) - 1

    def open_at(self, moment: datetime) -> int:
        """The places known to be open; worked out once a minute."""
        minute = moment.replace(second=0, microsecond=0)
        if self._open[0] != minute:
            hours = (
                bits for text, bits in self.by_hours.items() if text and state_at(text, minute).state is State.OPEN
            )
            self._open = (minute, _union(hours))
        return self._open[1]

    def in_order(self, bits: int, sorting: Sorting, language: str) -> Iterator[int]:
        return members(bits, self.orders[sorting, language])

    def around(self, number: int) -> Iterator[int]:
        """Those in the square of a located place and in the eight about it, itself included."""
        column, row = _square(self.spots[number] or (0, 0))
        for square in product((column - 1, column, column + 1), (row - 1, row, row + 1)):
            yield from self.squares.get(square, ())

    def all_in(self, bits: int) -> Iterator[int]:
        """In no order that means anything to people."""
        return members(bits, range(len(self.ids)))


def members(bits: int, numbers: Iterable[int]) -> Iterator[int]:
    """Those of `numbers` whose bit is set. Bytes, because shifting a large integer copies it."""
    table = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    end = len(table) * 8
    return (number for number in numbers if number < end and table[number >> 3] >> (number & 7) & 1)


@kept_with_content
def snapshot() -> Snapshot:
    snapshot = Snapshot(labels=_labels())
    rows = sorted(_rows(), key=_code)
    sets: dict[tuple[Facet, str], list[int]] = defaultdict(list)
    hours: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        snapshot.ids.append(row.pk)
        snapshot.names.append(row.name)
        snapshot.external_ids.append(row.external_id)
        snapshot.points.append(None if row.latitude is None else (row.latitude, row.longitude))
        snapshot.spots.append(None if row.latitude is None else project(row.longitude, row.latitude))
        hours[row.opening_hours].append(number)
        for key in _keys_of(row):
            sets[key].append(number)
    size = len(rows)
    snapshot.codes = [code for row in rows if (code := _code(row)) < NOWHERE]
    snapshot.verified = _bits([number for number, row in enumerate(rows) if row.has_page], size)
    snapshot.left_out = _bits([number for number, row in enumerate(rows) if row.leave_out_of_search], size)
    snapshot.numbers = {pk: number for number, pk in enumerate(snapshot.ids)}
    snapshot.sets = {key: _bits(numbers, size) for key, numbers in sets.items()}
    snapshot.by_hours = {text: _bits(numbers, size) for text, numbers in hours.items()}
    snapshot.orders = _orders(rows)
    for number, spot in enumerate(snapshot.spots):
        if spot:
            snapshot.squares.setdefault(_square(spot), []).append(number)
    return snapshot


def _rows() -> Any:
    terms = {
        "further": joined(FurtherSection.objects, "section"),
        "amenity_ids": joined(Place.amenities.through.objects, "amenity__code"),
        "audience_ids": joined(Place.audiences.through.objects, "audience__code"),
    }
    columns = ("pk", "name", "external_id", "latitude", "longitude", "opening_hours", "has_page", "section")
    more = ("kind__code", "county_id", "municipality_id", "price_level", "first_published_at", "leave_out_of_search")
    sorts = tuple(f"sort_{language}" for language in LANGUAGES)
    places = Place.objects.shown().with_page_first("pl").annotate(**terms).order_by("pk")
    return places.values_list(*columns, *more, *sorts, *ACCESSIBILITY, *terms, named=True)


def _code(row: Any) -> int:
    return NOWHERE if row.latitude is None else code_of(*project(row.longitude, row.latitude))


def _keys_of(row: Any) -> Iterator[tuple[Facet, str]]:
    yield Facet.SECTION, row.section
    yield Facet.KIND, row.kind__code
    if row.county_id:
        yield Facet.COUNTY, row.county_id
    if row.municipality_id:
        yield Facet.MUNICIPALITY, row.municipality_id
    if row.price_level:
        yield Facet.PRICE, row.price_level
    for facet, column in _LISTED.items():
        for value in (getattr(row, column) or "").split(","):
            if value and (facet, value) != (Facet.SECTION, row.section):
                yield facet, value
    for name in ACCESSIBILITY:
        if getattr(row, name) == Known.YES:
            yield Facet.ACCESS, name


def _square(spot: tuple[float, float]) -> tuple[int, int]:
    """With sides a little longer than 10 km."""
    return int(spot[0] // SIDE), int(spot[1] // SIDE)


def _orders(rows: Sequence[Any]) -> dict[tuple[Sorting, str], list[int]]:
    orders = {}
    numbers = range(len(rows))
    for language in LANGUAGES:
        column = f"sort_{language}"
        by_name = sorted(numbers, key=lambda number: getattr(rows[number], column))
        orders[Sorting.NAME, language] = by_name
        orders[Sorting.VERIFIED, language] = sorted(by_name, key=lambda number: not rows[number].has_page)
        orders[Sorting.NEWEST, language] = sorted(by_name, key=lambda number: _age(rows[number]))
    return orders


def _age(row: Any) -> float:
    return -row.first_published_at.timestamp() if row.first_published_at else 0


def _labels() -> dict[Facet, dict[str, dict[str, str]]]:
    """In one query."""
    names = [f"name_{language}" for language in LANGUAGES]

    def of(facet: Facet, model: Any, code: str, *columns: str) -> Any:
        rows = model.objects.order_by().annotate(facet=Value(facet.value, CharField()), value=Cast(code, CharField()))
        return rows.values_list("facet", "value", *columns)

    terms = ((Facet.KIND, Kind), (Facet.AMENITY, Amenity), (Facet.AUDIENCE, Audience))
    parts = [of(facet, model, "code", *names) for facet, model in terms]
    parts.append(of(Facet.MUNICIPALITY, Municipality, "teryt", "name", "name", "name", "name"))
    labels: dict[Facet, dict[str, dict[str, str]]] = defaultdict(dict)
    for facet, code, *found in of(Facet.COUNTY, County, "teryt", *names).union(*parts, all=True):
        labels[Facet(facet)][code] = {lang: name or found[0] for lang, name in zip(LANGUAGES, found, strict=True)}
    return labels


def _bits(numbers: list[int], size: int) -> int:
    table = bytearray(size // 8 + 1)
    for number in numbers:
        table[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(table, "little")


def _union(sets: Iterable[int]) -> int:
    union = 0
    for bits in sets:
        union |= bits
    return union
