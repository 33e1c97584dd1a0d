"""Facets in words: what may be chosen, and how many there would be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cms.core.models import SOURCE_LANGUAGE

from ..engines.question import FACETS
from ..understanding.topic_words import known_topics

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool = False


def label_of(facet: str, value: str, language: str) -> str:
    """The value itself where nobody knows it any more."""
    topic = known_topics().get((facet, value))
    return (topic.labels.get(language) or topic.labels.get(SOURCE_LANGUAGE, value)) if topic else value


def options(counts: Counts, chosen: Mapping[str, Collection[str]], language: str) -> dict[str, list[Option]]:
    """By facet, the largest first; those that are chosen also where they find nothing."""
    return {facet: _of(facet, counts.get(facet, {}), chosen.get(facet, ()), language) for facet in FACETS}


def _of(facet: str, counts: Mapping[str, int], chosen: Collection[str], language: str) -> list[Option]:
    numbers = dict.fromkeys(chosen, 0) | dict(counts)
    found = [Option(value, label_of(facet, value, language), n, value in chosen) for value, n in numbers.items()]
    return sorted(found, key=lambda option: (-option.count, option.label))
