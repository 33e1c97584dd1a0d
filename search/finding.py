"""From typed words to results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from .engines import database_engine
from .interpreting import Interpretation, interpretations
from .models import Record
from .question import Candidates, Filters, Question
from .ranking import Ranked, ranked
from .words import Typed

#: So many of the engine's best are put in order by us.
WINDOW = 100


@dataclass(frozen=True)
class Results:
    """`found` from `offset` on, of `total`. `read` is how the words were understood."""

    found: Sequence[Ranked]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    read: Sequence[Interpretation]
    engine: str


def find(typed: Typed, filters: Filters, *, reader: str, limit: int, offset: int = 0) -> Results:
    engine = database_engine()
    if not typed.words:
        return Results([], 0, {}, [], engine.name)
    read = interpretations(typed.words, reader=reader, engine=engine)
    for tried in _tries(read):
        question = Question(reader, tuple(one.reading for one in tried), filters)
        candidates = engine.find(question, best=max(WINDOW, offset + limit))
        if candidates.total:
            found = _found(candidates, question, typed, reader)
            return Results(found[offset : offset + limit], candidates.total, candidates.counts, tried, engine.name)
    return Results([], 0, {}, read, engine.name)


def _tries(read: Sequence[Interpretation]) -> list[Sequence[Interpretation]]:
    """The best language, then all; then, of three things or more, all but one. Corrected readings only last."""
    tries: list[Sequence[Interpretation]] = []
    plain = [one for one in read if not one.unknown and not one.corrections]
    corrected = [one for one in read if not one.unknown and one.corrections]
    for some in (plain, corrected):
        if some:
            tries.append([one for one in some if one.language == some[0].language])
            tries.append(some)
    for some in (plain, corrected):
        if looser := [loose for one in some for loose in _looser(one)]:
            tries.append(looser)
    return tries


def _looser(one: Interpretation) -> list[Interpretation]:
    size = len(one.meant)
    if size < 3:
        return []
    return [replace(one, meant=some) for some in combinations(one.meant, size - 1)]


def _found(candidates: Candidates, question: Question, typed: Typed, reader: str) -> list[Ranked]:
    records = Record.objects.filter(pk__in=candidates.scores).prefetch_related("texts")
    return ranked(records, candidates.scores, question.readings, asked=typed.text, reader=reader)
