"""The words that a German compound is made of: „Wasserschloss” is Wasser and Schloss."""

from functools import lru_cache

from .dictionaries import is_known
from .folding import fold_word

SHORTEST_PART = 4
#: What joins two parts: Burg-en-straße, Wald-es-rand.
_JOINTS = ("", "s", "n", "es", "en", "er")


@lru_cache(maxsize=20_000)
def parts(word: str, language: str) -> tuple[str, ...]:
    """Two folded parts that the dictionary knows, the first as short as can be; empty for a word of one part."""
    folded = fold_word(word)
    if language != "de":
        return ()
    for end in range(SHORTEST_PART, len(folded) - SHORTEST_PART + 1):
        for joint in _JOINTS:
            first, last = folded[:end], folded[end + len(joint) :]
            if folded.startswith(joint, end) and len(last) >= SHORTEST_PART and _are_known(first, last):
                return first, last
    return ()


def _are_known(*words: str) -> bool:
    return all(is_known(word, "de") for word in words)
