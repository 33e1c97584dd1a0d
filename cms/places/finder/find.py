"""Which places answer the criteria, and how many would answer each further option."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, reduce
from itertools import islice

from cms.core.distance import kilometres

from ..enums import PriceLevel, Section
from ..facts import ACCESSIBILITY
from ..models import Place
from .criteria import Criteria
from .enums import ALL_OF, Facet, Opening, Sorting
from .snapshot import Snapshot


@dataclass(frozen=True)
class Option:
    """One box to tick. `count`: how many places the list would have (or gain) with it."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Found:
    """The places of `scope` (a set of the snapshot's) that answer the criteria at a moment."""

    snapshot: Snapshot
    criteria: Criteria
    language: str
    scope: int
    moment: datetime

    @cached_property
    def bits(self) -> int:
        return self._matching()

    @property
    def unconfirmed(self) -> int:
        """How many are left out of what is open now only because nobody has confirmed their hours."""
        if self.criteria.of(Facet.OPEN) != {Opening.NOW.value}:
            return 0
        return (self._matching(but=Facet.OPEN) & self._set(Facet.OPEN, Opening.UNKNOWN)).bit_count()

    @property
    def count(self) -> int:
        return self.bits.bit_count()

    def numbers(self) -> Iterator[int]:
        """In the order asked for. By distance, places without a pin come last."""
        if self.criteria.sorting is Sorting.DISTANCE and self.criteria.near:
            return self._by_distance(self.criteria.near)
        return self.snapshot.in_order(self.bits, self.criteria.sorting, self.language)

    def _by_distance(self, near: tuple[float, float]) -> Iterator[int]:
        points = self.snapshot.points
        located = ((point, number) for number in self.snapshot.all_in(self.bits) if (point := points[number]))
        yield from (number for _km, number in sorted((kilometres(near, point), number) for point, number in located))
        for number in self.snapshot.in_order(self.bits, Sorting.NAME, self.language):
            if points[number] is None:
                yield number

    def ids(self, start: int, end: int) -> list[int]:
        return [self.snapshot.ids[number] for number in islice(self.numbers(), start, end)]

    def options(self, facet: Facet) -> list[Option]:
        """Those that would find something, and those that are chosen; the largest first."""
        chosen = self.criteria.of(facet)
        base = self.bits if facet in ALL_OF else self._matching(but=facet)
        options = [
            Option(value, label, (base & self._set(facet, value)).bit_count(), value in chosen)
            for value, label in labels_of(self.snapshot, facet, self.language)
        ]
        shown = [option for option in options if option.count or option.is_chosen]
        return shown if facet in (Facet.PRICE, Facet.OPEN) else sorted(shown, key=lambda option: -option.count)

    def _set(self, facet: Facet, value: str) -> int:
        if facet is not Facet.OPEN:
            return self.snapshot.sets.get((facet, value), 0)
        return self.snapshot.by_hours.get("", 0) if value == Opening.UNKNOWN else self.snapshot.open_at(self.moment)

    def _matching(self, but: Facet | None = None) -> int:
        bits = self.scope
        for facet, values in self.criteria.chosen.items():
            if facet is not but:
                sets = [self._set(facet, value) for value in values]
                bits &= reduce(int.__and__ if facet in ALL_OF else int.__or__, sets)
        return bits


def find(snapshot: Snapshot, criteria: Criteria, *, language: str, moment: datetime, section: str = "") -> Found:
    """`section` limits everything to one section; "" means the whole region. Unknown values become `misread`."""
    known = {facet: {value for value, _label in labels_of(snapshot, facet, language)} for facet in criteria.chosen}
    scope = snapshot.sets.get((Facet.SECTION, section), 0) if section else snapshot.everything
    return Found(snapshot, criteria.limited_to(known), language, scope, moment)


def labels_of(snapshot: Snapshot, facet: Facet, language: str) -> list[tuple[str, str]]:
    """(value, name in the language) of every option of the facet."""
    fixed = {
        Facet.SECTION: Section.choices,
        Facet.OPEN: Opening.choices,
        Facet.PRICE: [choice for choice in PriceLevel.choices if choice[0]],
        Facet.ACCESS: _ACCESS,
    }
    if facet in fixed:
        return [(str(value), str(label)) for value, label in fixed[facet]]
    return sorted(((code, names[language]) for code, names in snapshot.labels[facet].items()), key=lambda pair: pair[1])


_ACCESS = [(name, Place._meta.get_field(name).verbose_name) for name in ACCESSIBILITY]
