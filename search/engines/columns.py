"""The parts of a record that are searched, and what a hit in each is worth."""

from collections.abc import Mapping

from django.conf import settings

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)

#: Parts that are the same whatever the language: values of facets as tokens, and names in all languages.
COMMON = ("topics", "names")
#: Parts of which there is one a language: its title, the labels of its topics, all its words.
SPOKEN = ("title", "labels", "body")
COLUMNS = (*COMMON, *(f"{part}_{language}" for language in LANGUAGES for part in SPOKEN))

WEIGHTS: Mapping[str, int] = {"topics": 6, "names": 6, "title": 10, "labels": 3, "body": 1}
#: A hit in a language that is not the reader's counts for less.
FOREIGN = 0.5


def columns_of(language: str) -> tuple[str, ...]:
    """All that somebody who asks in this language may mean."""
    return (*COMMON, *(f"{part}_{language}" for part in SPOKEN))


def weight_of(column: str, reader: str) -> float:
    part, _underscore, language = column.partition("_")
    return WEIGHTS[part] * (FOREIGN if language and language != reader else 1)
