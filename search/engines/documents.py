"""A findable thing as engines keep it: terms by column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cms.core.distance import kilometres
from cms.core.findable import Findable, Topic
from cms.core.models import SOURCE_LANGUAGE

from ..analysis import fold, parts, terms, words
from .columns import LANGUAGES, columns_of
from .question import FACETS, Question, Reading

LABEL = 40  # letters
#: What tokens of topics begin with.
_OF_TOPICS = tuple(f"x{facet}" for facet in (*FACETS, "town", "municipality", "near"))
Topics = Mapping[tuple[str, str], Topic]


@dataclass(frozen=True)
class Document:
    """`columns`: terms in the order of the text; empty columns are left out."""

    record: int
    columns: Mapping[str, list[str]]
    findable: Findable


def token_of(facet: str, value: str) -> str:
    """A topic as a term that no word of any language is."""
    return "x" + fold(f"{facet}{value}").replace(" ", "")[:60]


def is_token(term: str) -> bool:
    return term.startswith(_OF_TOPICS)


def document_of(findable: Findable, record: int, topics: Topics) -> Document:
    known = [topics[tag] for tag in sorted(findable.topics) if tag in topics]
    columns = {
        "topics": [token_of(facet, value) for facet, value in sorted(findable.topics)],
        "names": _names(findable, known),
    }
    fallback = findable.words.get(SOURCE_LANGUAGE) or next(iter(findable.words.values()))
    for language in LANGUAGES:
        own = findable.words.get(language)
        columns[f"title_{language}"] = list(
            _terms([own.title], language) if own else _terms([fallback.title], SOURCE_LANGUAGE)
        )
        labels = (label for topic in known for label in _labels(topic, language))
        columns[f"labels_{language}"] = list(_terms(labels, language))
        if own:
            columns[f"body_{language}"] = list(_terms([own.summary, own.body], language))
    return Document(record, {column: found for column, found in columns.items() if found}, findable)


def meets(document: Document, question: Question) -> bool:
    """As engines see it: whether it has all groups of a reading, within the circle that is asked for."""
    point, circle = document.findable.point, question.filters.circle
    if circle and (point is None or kilometres(point, (circle.latitude, circle.longitude)) > circle.radius):
        return False
    return any(_has_all(document, reading) for reading in question.readings)


def _has_all(document: Document, reading: Reading) -> bool:
    said = {term for column in columns_of(reading.language) for term in document.columns.get(column, ())}
    return all(not said.isdisjoint(group.terms) for group in reading.groups)


def _labels(topic: Topic, language: str) -> tuple[str, ...]:
    return (topic.labels.get(language) or topic.labels.get(SOURCE_LANGUAGE, ""), *topic.words.get(language, ()))


def _names(findable: Findable, topics: Iterable[Topic]) -> list[str]:
    """Names belong to no language: somebody who asks in German writes a Polish one, and the other way round."""
    names = [*findable.names, *(text.title for text in findable.words.values())]
    towns = [name for topic in topics if topic.facet == "town" for name in {*topic.labels.values(), *_all(topic)}]
    found = (term for language in LANGUAGES for term in _terms([*names, *towns], language))
    return list(dict.fromkeys(found))


def _all(topic: Topic) -> Iterable[str]:
    return (word for words_ in topic.words.values() for word in words_)


def _terms(texts: Iterable[str], language: str) -> Iterable[str]:
    for text in texts:
        yield from _of_label(text, language) if len(text) < LABEL else _of_text(text, language)


@lru_cache(maxsize=5_000)
def _of_label(text: str, language: str) -> tuple[str, ...]:
    """Labels of topics and names of towns come again with every record."""
    return tuple(_of_text(text, language))


def _of_text(text: str, language: str) -> Iterable[str]:
    for word in words(text):
        yield from terms(word.word, language)
        for part in parts(word.word, language):
            yield from terms(part, language)
