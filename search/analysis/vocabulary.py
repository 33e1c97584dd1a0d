"""Words as terms: what an index keeps and what a question asks for."""

from functools import lru_cache

from .dictionaries import lemmas
from .folding import fold_word
from .stems import stem
from .tokens import LONGEST_WORD

#: How German umlauts are written where there are none: „Schloesser”.
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


@lru_cache(maxsize=20_000)
def terms(word: str, language: str) -> tuple[str, ...]:
    """The folded word first, then what makes it meet its other forms. Empty when `word` has no letter or digit."""
    folded = fold_word(word)
    if not folded:
        return ()
    forms = [folded]
    if language == "de":
        forms += _with_umlauts(folded)
    found = [term for form in forms for term in (form, *lemmas(form, language), stem(form, language))]
    return tuple(dict.fromkeys(term[:LONGEST_WORD] for term in found))


def _with_umlauts(folded: str) -> list[str]:
    """As the word folds when it is written with umlauts, where that is another word."""
    written = folded
    for pair, letter in _UMLAUTS:
        written = written.replace(pair, letter)
    return [written] if written != folded else []
