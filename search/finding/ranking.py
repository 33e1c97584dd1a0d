"""The order of the best candidates, the same on every engine: what titles say counts most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cms.core.distance import kilometres
from cms.core.models import SOURCE_LANGUAGE

from ..analysis import fold, terms, words
from ..engines.question import Circle, Group, Question, Reading
from ..models import Record, Text

#: The score of what editors recommend: before all else.
PROMOTED = 100.0
#: A title that is what was typed; topics met; groups met by a title; how much of the title was meant.
EXACT, TOPIC, IN_TITLE, DENSE = 3.0, 1.2, 1.0, 0.6
#: A summary that has all groups side by side, or topics that are all that was asked for.
TOGETHER = 1.0
VERIFIED, PROMINENT, FOREIGN = 0.2, 0.3, 0.4
#: What has a place on the map can be visited.
ON_THE_MAP = 0.3
#: In the middle of the circle that was asked for; in the middle of a town, compared with REACH km from it.
CLOSE, CENTRAL = 1.0, 0.3
REACH = 10.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Ranked:
    """`text` is the one to show: in the reader's language, else the Polish one, else any."""

    record: Record
    text: Text
    score: float
    is_promoted: bool = False


def ranked(
    records: Iterable[Record], scores: Mapping[int, float], question: Question, *, asked: str, town: Point | None
) -> list[Ranked]:
    """`scores` are the engine's; the best of them is worth 1. `town` is the one that was named, if any."""
    best = max(scores.values(), default=0) or 1
    found = [_ranked(record, scores[record.pk] / best, question, fold(asked), town) for record in records]
    return sorted(found, key=lambda one: (-one.score, one.record.pk))


def _ranked(record: Record, score: float, question: Question, asked: str, town: Point | None) -> Ranked:
    text = shown_text(record, question.reader)
    if text.language != question.reader:
        score -= FOREIGN
    score += VERIFIED * record.is_verified + PROMINENT * record.prominence
    score += _of_place(record, question.filters.circle, town)
    return Ranked(record, text, score + max((_fit(record, reading, asked) for reading in question.readings), default=0))


def _of_place(record: Record, circle: Circle | None, town: Point | None) -> float:
    if record.latitude is None or record.longitude is None:
        return 0
    here = (record.latitude, record.longitude)
    if circle:
        return ON_THE_MAP + CLOSE * (1 - min(1, kilometres(here, (circle.latitude, circle.longitude)) / circle.radius))
    return ON_THE_MAP + (CENTRAL * (1 - min(1, kilometres(here, town) / REACH)) if town else 0)


def _fit(record: Record, reading: Reading, asked: str) -> float:
    if not reading.groups:
        return 0
    titles = [(one.title, one.language) for one in record.texts.all()] + [(name, "") for name in record.names]
    of_title = max(_of_title(title, language, reading, asked) for title, language in titles)
    of_topics = sum(_names(group, frozenset(record.tokens)) for group in reading.groups) / len(reading.groups)
    together = TOGETHER if of_topics == 1 else _of_summary(record, reading)
    return of_title + TOPIC * of_topics + together


def _of_title(title: str, language: str, reading: Reading, asked: str) -> float:
    """A title in another language is read as of its own."""
    said = _said(title, language or reading.language)
    met = sum(any(_names(group, word) for word in said) for group in reading.groups)
    hit = sum(any(_names(group, word) for group in reading.groups) for word in said)
    dense = hit / len(said) if said else 0
    exact = EXACT if fold(title) == asked else 0
    return exact + IN_TITLE * met / len(reading.groups) + DENSE * dense * (met == len(reading.groups))


def _of_summary(record: Record, reading: Reading) -> float:
    """Of „the highest mountain” both words in one place, rather than a mountain here, the highest something there."""
    if len(reading.groups) < 2:
        return 0
    shortest = min(
        (
            _span(_said(text.summary, text.language), reading.groups)
            for text in record.texts.all()
            if text.language == reading.language
        ),
        default=0,
    )
    return TOGETHER * len(reading.groups) / shortest if shortest else 0


def _span(said: Sequence[frozenset[str]], groups: Sequence[Group]) -> int:
    """How many words the shortest stretch has that meets all groups; 0 without any."""
    last: dict[int, int] = {}
    shortest = 0
    for at, word in enumerate(said):
        met = [number for number, group in enumerate(groups) if not word.isdisjoint(group.terms)]
        last |= dict.fromkeys(met, at)
        if met and len(last) == len(groups):
            span = max(at - min(last.values()) + 1, len(groups))
            shortest = min(shortest or span, span)
    return shortest


def _said(text: str, language: str) -> list[frozenset[str]]:
    return [frozenset(terms(word, language)) for word, _start, _end in words(text)]


def _names(group: Group, word: frozenset[str]) -> bool:
    return any(term in word and term not in group.hints for term in group.terms)


def shown_text(record: Record, reader: str) -> Text:
    by_language = {text.language: text for text in record.texts.all()}
    return by_language.get(reader) or by_language.get(SOURCE_LANGUAGE) or next(iter(by_language.values()))
