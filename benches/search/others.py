"""Things nobody built, in four languages: words of the judged queries among many that mean nothing."""

import random
from collections.abc import Iterable, Iterator
from functools import cache

from django.db.models import Model

from cms.core.findable import Findable, Topic, Words

from .relevance import LANGUAGES, judged

SYLLABLES = ("ba", "ce", "do", "fi", "gra", "ho", "ja", "kle", "lo", "mi", "no", "pru", "ra", "ste", "tu", "wy", "zie")
SECTIONS = ("accommodation", "attraction", "culture", "gastronomy", "entertainment", "leisure")
KINDS = ("castle", "church", "hotel", "lake", "museum", "park", "restaurant", "trail")
LENGTH = 120  # words of a text


class Invented:
    """Keys are numbers; everything about a thing follows from its own."""

    def keys_of(self, instance: Model) -> Iterable[str]:
        return ()

    def all_keys(self) -> Iterable[str]:
        return ()

    def findables(self, keys: Iterable[str]) -> Iterator[Findable]:
        for key in keys:
            chance = random.Random(key)
            yield Findable(
                key=f"invented-{key}",
                type="page",
                words={language: words(chance, language) for language in LANGUAGES},
                urls=dict.fromkeys(LANGUAGES, "/"),
                topics=frozenset({("section", chance.choice(SECTIONS)), ("kind", chance.choice(KINDS))}),
                point=(50 + chance.random(), 17 + chance.random()),
                is_verified=chance.random() < 0.1,
            )

    def topics(self) -> Iterable[Topic]:
        return ()


def words(chance: random.Random, language: str) -> Words:
    title = " ".join(_words(chance, language, 3)).capitalize()
    return Words(title, " ".join(_words(chance, language, 15)), " ".join(_words(chance, language, LENGTH)))


def _words(chance: random.Random, language: str, number: int) -> list[str]:
    """A fifth are such as people ask for; of the others some are frequent and most are rare, as in any language."""
    asked, other = _asked(language), _other(language)
    rank = len(other)
    return [
        chance.choice(asked) if chance.random() < 0.2 else other[int(rank ** chance.random()) - 1]
        for _word in range(number)
    ]


@cache
def _asked(language: str) -> list[str]:
    return sorted({word for row in judged() if row.language == language for word in row.query.split()})


@cache
def _other(language: str) -> list[str]:
    chance = random.Random(language)
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _word in range(5_000)]
