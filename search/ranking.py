"""The order of the best candidates, the same on every engine: what titles say counts most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .analysis import fold, terms, words
from .models import Record, Text
from .question import Group, Reading

EXACT, TOPIC, IN_TITLE, DENSE, VERIFIED, FOREIGN = 3.0, 1.2, 1.0, 0.6, 0.2, 0.4


@dataclass(frozen=True)
class Ranked:
    """`text` is the one to show: in the reader's language, else the Polish one, else any."""

    record: Record
    text: Text
    score: float


def ranked(
    records: Iterable[Record], scores: Mapping[int, float], readings: Sequence[Reading], *, asked: str, reader: str
) -> list[Ranked]:
    best = max(scores.values(), default=0) or 1
    found = [_ranked(record, scores[record.pk] / best, readings, fold(asked), reader) for record in records]
    return sorted(found, key=lambda one: (-one.score, one.record.pk))


def _ranked(record: Record, score: float, readings: Sequence[Reading], asked: str, reader: str) -> Ranked:
    text = shown_text(record, reader)
    if text.language != reader:
        score -= FOREIGN
    titles = [(one.title, one.language) for one in record.texts.all()] + [(name, "") for name in record.names]
    score += max(
        (_of_title(title, language, reading, asked) for title, language in titles for reading in readings), default=0
    )
    score += max((_of_topics(frozenset(record.tokens), reading) for reading in readings), default=0)
    return Ranked(record, text, score + VERIFIED * record.is_verified)


def _of_topics(tokens: frozenset[str], reading: Reading) -> float:
    met = sum(_meets(group, tokens) for group in reading.groups)
    return TOPIC * met / len(reading.groups) if reading.groups else 0


def _of_title(title: str, language: str, reading: Reading, asked: str) -> float:
    """A title in another language is read as of its own."""
    if not reading.groups:
        return 0
    said = [frozenset(terms(word, language or reading.language)) for word, _start, _end in words(title)]
    met = sum(any(_meets(group, word) for word in said) for group in reading.groups)
    hit = sum(any(_meets(group, word) for group in reading.groups) for word in said)
    dense = hit / len(said) if said else 0
    exact = EXACT if fold(title) == asked else 0
    return exact + IN_TITLE * met / len(reading.groups) + DENSE * dense * (met == len(reading.groups))


def _meets(group: Group, word: frozenset[str]) -> bool:
    return any(term in word for term in group.terms)


def shown_text(record: Record, reader: str) -> Text:
    by_language = {text.language: text for text in record.texts.all()}
    return by_language.get(reader) or by_language.get("pl") or next(iter(by_language.values()))
