"""Words as terms: what an index keeps and what a question asks for."""

from functools import lru_cache

from .dictionaries import lemmas
from .folding import fold_word
from .forms import words_of_form
from .stems import stem
from .tokens import LONGEST_WORD

SHORTEST_STEM = 4

#: How German umlauts are written where there are none: „Schloesser”.
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


@lru_cache(maxsize=20_000)
def terms(word: str, language: str) -> tuple[str, ...]:
    """The folded word first, then what makes it meet its other forms. Empty when `word` has no letter or digit."""
    folded = fold_word(word)
    if not folded:
        return ()
    found = [term for form in spellings(folded, language) for term in _terms_of(form, language)]
    return tuple(dict.fromkeys(term[:LONGEST_WORD] for term in found))


def _terms_of(form: str, language: str) -> tuple[str, ...]:
    return form, *words_of_form(form, language), *lemmas(form, language), *_stems(form, language)


def spellings(folded: str, language: str) -> list[str]:
    """The folded word, and as it folds when it is written with umlauts, where that is another one."""
    return [folded, *(_with_umlauts(folded) if language == "de" else ())]


def _stems(form: str, language: str) -> tuple[str, ...]:
    """What is shorter is the beginning of too many words."""
    short = stem(form, language)
    return (short,) if len(short) >= SHORTEST_STEM else ()


def _with_umlauts(folded: str) -> list[str]:
    written = folded
    for pair, letter in _UMLAUTS:
        written = written.replace(pair, letter)
    return [written] if written != folded else []
