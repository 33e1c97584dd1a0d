"""Words as terms: what an index keeps and what a question asks for."""

from collections.abc import Callable
from functools import lru_cache

from .folding import fold_word
from .stems import stem
from .tokens import LONGEST_WORD


@lru_cache(maxsize=20_000)
def terms(word: str, language: str) -> tuple[str, ...]:
    """The folded word first, then what makes it meet its other forms. Empty when `word` has no letter or digit."""
    folded = fold_word(word)
    if not folded:
        return ()
    return tuple(dict.fromkeys(term[:LONGEST_WORD] for term in (folded, stem(folded, language))))


def is_complete() -> bool:
    """Whether each language has its dictionary; without it, stems serve."""
    return False


def build(say: Callable[[str], None]) -> None:
    """Build the dictionaries that are missing or outdated; `say` hears of each before it is made."""
