"""Results as readers and programs see them: in the best language, with the words that were asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cms.core.distance import kilometres

from .finding import Results
from .models import Record
from .question import Circle
from .ranking import Ranked
from .snippets import Piece, asked_terms, marked, snippet


@dataclass(frozen=True)
class Shown:
    """`kilometres` from where was asked; None when that or the place is unknown."""

    record: Record
    language: str
    title: Sequence[Piece]
    snippet: Sequence[Piece]
    url: str
    score: float
    kilometres: float | None

    @cached_property
    def topics(self) -> dict[str, str]:
        """A value of each facet."""
        return {tag.facet: tag.value for tag in self.record.tags.all()}


def shown(results: Results, *, reader: str, circle: Circle | None) -> list[Shown]:
    asked = asked_terms([one.reading for one in results.read])
    return [_shown(one, asked, reader, circle) for one in results.found]


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
    )


def _distance(record: Record, circle: Circle | None) -> float | None:
    if circle is None or record.latitude is None or record.longitude is None:
        return None
    return kilometres((circle.latitude, circle.longitude), (record.latitude, record.longitude))
