"""Words that are in every text and say nothing of what it is about."""

from functools import cache
from pathlib import Path

from .folding import fold_word

_DATA = Path(__file__).parent / "data"


def is_stop_word(word: str, language: str) -> bool:
    return fold_word(word) in stop_words(language)


@cache
def stop_words(language: str) -> frozenset[str]:
    """Folded."""
    return frozenset((_DATA / f"stop-words-{language}.txt").read_text().split())
