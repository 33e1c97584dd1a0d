"""From typed words to results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from ..engines.question import Candidates, Circle, Filters, Question
from ..models import Record
from ..understanding.interpreting import Interpretation, interpretations
from ..understanding.near_town import NearTown, near_town
from ..understanding.synonyms import Synonyms, present_synonyms
from ..understanding.words import Typed
from .promotions import promoted, uncounted
from .ranking import Ranked, ranked
from .serving import serving_engine

#: So many of the engine's best are put in order by us.
WINDOW = 100
#: Kilometres around a town that is named after „near”.
AROUND_A_TOWN = 15.0


@dataclass(frozen=True)
class Results:
    """`found` from `offset` on, of `total`; `read`: how the words were understood; `near`: a town they asked around."""

    found: Sequence[Ranked]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    read: Sequence[Interpretation]
    engine: str
    near: NearTown | None = None


def find(
    typed: Typed, filters: Filters, *, reader: str, limit: int, offset: int = 0, synonyms: Synonyms | None = None
) -> Results:
    """A circle in `filters` is the reader's own; a town named in the words makes one only without it.

    `synonyms`: others than the present ones, to try them out.
    """
    engine = serving_engine()
    first = promoted(typed, filters, reader=reader)
    near = None if filters.circle else near_town(typed.words, reader)
    if near and near.town.point:
        filters = replace(filters, circle=Circle(*near.town.point, AROUND_A_TOWN))
    words = near.rest if near else typed.words
    if not typed.words:
        return Results([], 0, {}, [], engine.name)
    synonyms = synonyms or present_synonyms()
    read = interpretations(words, reader=reader, engine=engine, synonyms=synonyms) if words else []
    for tried in _tries(read):
        question = Question(reader, tuple(one.reading for one in tried), filters)
        candidates = engine.find(question, best=max(WINDOW, offset + limit))
        if candidates.total:
            found = _after(first, _found(candidates, question, typed.text, _town(tried)))
            total = candidates.total + uncounted(first, candidates, question)
            return Results(found[offset : offset + limit], total, candidates.counts, tried, engine.name, near)
    return Results(first[offset : offset + limit], len(first), {}, read, engine.name, near)


def _town(read: Sequence[Interpretation]) -> tuple[float, float] | None:
    named = (topic.point for one in read for meant in one.meant for topic in meant.topics if topic.facet == "town")
    return next(filter(None, named), None)


def _tries(read: Sequence[Interpretation]) -> list[Sequence[Interpretation]]:
    """The best language, then all; then, of three things or more, all but one. Corrected readings only last."""
    if not read:
        return [()]
    tries: list[Sequence[Interpretation]] = []
    plain = [one for one in read if not one.unknown and not one.corrections]
    corrected = [one for one in read if not one.unknown and one.corrections]
    for some in (plain, corrected):
        if some:
            best = [one for one in some if one.language == some[0].language]
            tries += [best, some] if len(best) < len(some) else [best]
    for some in (plain, corrected):
        if looser := [loose for one in some for loose in _looser(one)]:
            tries.append(looser)
    return tries


def _looser(one: Interpretation) -> list[Interpretation]:
    size = len(one.meant)
    if size < 3:
        return []
    return [replace(one, meant=some) for some in combinations(one.meant, size - 1)]


def _found(candidates: Candidates, question: Question, asked: str, town: tuple[float, float] | None) -> list[Ranked]:
    records = Record.objects.filter(pk__in=candidates.scores).prefetch_related("texts")
    return ranked(records, candidates.scores, question, asked=asked, town=town)


def _after(first: Sequence[Ranked], found: Sequence[Ranked]) -> list[Ranked]:
    """A record comes once."""
    promoted_ones = {one.record.pk for one in first}
    return [*first, *(one for one in found if one.record.pk not in promoted_ones)]
