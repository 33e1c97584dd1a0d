"""Results as readers and programs see them: in the best language, with the words that were asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cms.core.distance import kilometres

from ..engines.question import Circle
from ..models import Record
from .find import AROUND_A_TOWN, Results
from .ranking import Ranked
from .snippets import Piece, asked_terms, marked, snippet


@dataclass(frozen=True)
class Shown:
    """`kilometres` from the reader or the town asked for; None when that or the place is unknown."""

    record: Record
    language: str
    title: Sequence[Piece]
    snippet: Sequence[Piece]
    url: str
    score: float
    kilometres: float | None
    is_promoted: bool

    @cached_property
    def topics(self) -> dict[str, list[str]]:
        """Values by facet."""
        topics: dict[str, list[str]] = {}
        for tag in self.record.tags.all():
            topics.setdefault(tag.facet, []).append(tag.value)
        return topics


def shown(results: Results, *, reader: str, circle: Circle | None) -> list[Shown]:
    """`circle` is the reader's own."""
    asked = asked_terms([one.reading for one in results.read])
    around = circle or circle_of(results)
    return [_shown(one, asked, reader, around) for one in results.found]


def circle_of(results: Results) -> Circle | None:
    """Around the town that the words named after „near”."""
    point = results.near.town.point if results.near else None
    return Circle(*point, AROUND_A_TOWN) if point else None


def _shown(one: Ranked, asked: frozenset[str], reader: str, circle: Circle | None) -> Shown:
    record, text = one.record, one.text
    return Shown(
        record=record,
        language=text.language,
        title=marked(text.title, text.language, asked),
        snippet=snippet(text, asked),
        url=record.urls[reader],
        score=one.score,
        kilometres=_distance(record, circle),
        is_promoted=one.is_promoted,
    )


def _distance(record: Record, circle: Circle | None) -> float | None:
    if circle is None or record.latitude is None or record.longitude is None:
        return None
    return kilometres((circle.latitude, circle.longitude), (record.latitude, record.longitude))
