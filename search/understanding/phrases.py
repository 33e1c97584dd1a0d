"""Phrases that are met through the analysis, so that „zamków” meets „zamek”."""

from collections.abc import Sequence

from ..analysis import is_stop_word, terms
from .words import read

Phrase = tuple[frozenset[str], ...]


def phrase(words: Sequence[str], language: str) -> Phrase:
    """A word as all its terms. Words that say nothing are left out where others are left."""
    said = [word for word in words if not is_stop_word(word, language)] or words
    return tuple(frozenset(terms(word, language)) for word in said)


def phrase_of(text: str, language: str) -> Phrase:
    return phrase(read(text).words, language)


def is_same(one: Phrase, other: Phrase) -> bool:
    """Each word of one meets a word of the other, in any order."""
    return (
        len(one) == len(other)
        and all(any(a & b for b in other) for a in one)
        and all(any(a & b for a in one) for b in other)
    )
