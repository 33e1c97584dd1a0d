"""Everywhere that a word can show: a leak in one of these places is a leak.

Asked through what serves the visitor, so that the same tests hold every engine to it.
"""

from dataclasses import dataclass

from search.finding.serving import serving_engine
from search.indexing.index_terms import refresh_terms
from search.models import Record
from search.understanding import near_spellings

from .questions import ask, keys

LANGUAGES = ("pl", "en", "de", "cs")


@dataclass(frozen=True)
class Seen:
    """Keys of what is found and suggested, what is counted, and words that stand for a misspelt one."""

    found: frozenset[str] = frozenset()
    total: int = 0
    counted: frozenset[tuple[str, str, int]] = frozenset()
    suggested: frozenset[str] = frozenset()
    corrections: frozenset[str] = frozenset()


NOWHERE = Seen()


def suggestions(beginning: str, reader: str = "pl") -> list[str]:
    pks = serving_engine().begin([beginning.lower()], reader=reader, best=10)
    records = Record.objects.in_bulk(pks)
    return [records[pk].key for pk in pks]


def seen(word: str) -> Seen:
    """A word of ten letters or more, of small letters without accents."""
    results = [ask(word, language) for language in LANGUAGES]
    misspelt = [ask(f"{word[:4]}{word[5:]}", language) for language in LANGUAGES]
    return Seen(
        found=frozenset(key for one in (*results, *misspelt) for key in keys(one)),
        total=max(one.total for one in (*results, *misspelt)),
        counted=frozenset(
            (facet, value, number)
            for one in (*results, *misspelt)
            for facet, values in one.counts.items()
            for value, number in values.items()
        ),
        suggested=frozenset(key for language in LANGUAGES for key in suggestions(word[:8], language)),
        corrections=frozenset(
            meant.correction for one in misspelt for reading in one.read for meant in reading.meant if meant.correction
        ),
    )


def spread() -> None:
    """What the worker does by the clock: words of the index become known as near spellings, in this process too."""
    refresh_terms()
    near_spellings._held = (float("-inf"), "", {})
