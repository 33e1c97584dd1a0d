"""Places of other regions that nobody built: titles, summaries and texts of the words that the region's own have."""

import random
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import Any

from cms.core.findable import Findable, Topic, Words

LANGUAGES = ("pl", "en", "de", "cs")
#: What names of invented towns are made of; no town of the region has such a one.
BEGINNINGS = ("Bor", "Chło", "Drze", "Gry", "Jasz", "Kosz", "Lub", "Mie", "Now", "Ostr", "Pył", "Sier", "Tyl", "Zbo")
MIDDLES = ("ba", "cho", "de", "ga", "ko", "li", "mu", "ne", "po", "ro", "szy", "ta", "we", "zie")
ENDS = ("wice", "ków", "nik", "szyn", "bórz", "gród", "lany", "mierz", "sko", "wiec")
IN = {"pl": "w miejscowości", "en": "in", "de": "in", "cs": "v obci"}
SUMMARY, BODY = 14, 60  # words


class Others:
    """Keys are numbers; everything about a place follows from its own. It is told of on a page; no facts are known."""

    def keys_of(self, instances: Collection[Any]) -> Iterable[str]:
        return ()

    def all_keys(self) -> Iterable[str]:
        return ()

    def findables(self, keys: Iterable[str]) -> Iterator[Findable]:
        for key in keys:
            chance = random.Random(f"other {key}")
            town = "".join(chance.choice(part) for part in (BEGINNINGS, MIDDLES, ENDS))
            yield Findable(
                key=f"other-{key}",
                type="page",
                words={language: words(chance, language, town) for language in LANGUAGES},
                urls=dict.fromkeys(LANGUAGES, "/"),
            )

    def topics(self) -> Iterable[Topic]:
        return ()


def grow_to(size: int) -> None:
    """Adds others until there are so many, the same in every run."""
    from search.indexing.index_terms import refresh_terms
    from search.indexing.writing import refresh
    from search.models import Record

    there = Record.objects.filter(key__startswith="other-").count()
    refresh(Others(), [str(number) for number in range(there, size)])
    refresh_terms()


def words(chance: random.Random, language: str, town: str) -> Words:
    kind = chance.choice(_kinds(language)).capitalize()
    summary = f"{kind} {' '.join(_some(chance, language, SUMMARY))} {town}."
    return Words(f"{kind} {IN[language]} {town}", summary, " ".join(_some(chance, language, BODY)))


def _some(chance: random.Random, language: str, number: int) -> list[str]:
    said, worth = _vocabulary(language)
    return chance.choices(said, cum_weights=worth, k=number)


@cache
def _kinds(language: str) -> list[str]:
    from search.understanding.topic_words import known_topics

    return sorted(topic.labels[language] for topic in known_topics().values() if topic.facet == "kind")


@cache
def _vocabulary(language: str) -> tuple[list[str], list[int]]:
    """Words of the region's texts that are no names, as frequent as there."""
    from search.models import Text

    counts: Counter[str] = Counter()
    for texts in Text.objects.filter(language=language, record__type="place").values_list("summary", "body"):
        counts.update(re.findall(r"\b\w{2,}\b", " ".join(texts)))
    common = {word: number for word, number in sorted(counts.items()) if not _is_name(word, language)}
    return list(common), list(accumulate(common.values()))


def _is_name(word: str, language: str) -> bool:
    """German writes every noun with a capital: there only towns of the region are known to be names."""
    from search.understanding.topic_words import topic_words

    if language != "de" and not word.islower():
        return True
    match = topic_words().at([word], language)
    return match is not None and any(topic.facet in ("town", "county") for topic in match.topics)
