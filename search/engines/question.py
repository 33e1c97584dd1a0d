"""What engines are asked: groups of terms that must all be met, in one reading or another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

#: Facets that are counted, shown, and narrow down.
FACETS = ("section", "kind", "county", "audience")


@dataclass(frozen=True)
class Group:
    """One thing that was meant. Any of `terms` says it; `words` is how it was written.

    `hints` are those of the terms that say it, but do not name it: „zamek” in a name when „castle” was asked for.
    """

    words: str
    terms: tuple[str, ...]
    hints: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reading:
    """The words understood as of one language: a record must meet every group."""

    language: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Circle:
    """Degrees and kilometres."""

    latitude: float
    longitude: float
    radius: float


@dataclass(frozen=True)
class Filters:
    """Values of facets (any of one, but one of each), types, a circle. `now` is when expired records end."""

    now: datetime
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    types: tuple[str, ...] = ()
    circle: Circle | None = None


@dataclass(frozen=True)
class Question:
    """`reader` is the language of the page asked on. Without a reading, everything that the filters leave."""

    reader: str
    readings: tuple[Reading, ...]
    filters: Filters


@dataclass(frozen=True)
class Candidates:
    """`scores` of the best records, as the engine sees it, best first; `total` of all that match.

    `counts` for each of FACETS: how many there would be with a value of it, the other facets' filters kept.
    """

    scores: Mapping[int, float]
    total: int
    counts: Mapping[str, Mapping[str, int]]
