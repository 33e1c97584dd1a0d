"""The words somebody typed, before anything is known of what they mean."""

from dataclasses import dataclass

from ..analysis import words

LONGEST_QUERY = 200
MOST_WORDS = 12


@dataclass(frozen=True)
class Typed:
    """`text` is what is asked, cut and cleaned; `words` its words."""

    text: str
    words: tuple[str, ...]
    was_cut: bool = False


def read(query: str) -> Typed:
    """Never fails: signs that are no words are spaces, what is too long is cut, and that is said."""
    clean = " ".join(query.replace("\x00", "").split())
    text = clean[:LONGEST_QUERY].strip()
    found: list[str] = []
    end = 0
    is_cut = len(clean) > LONGEST_QUERY
    for word, start, until in words(text):
        if start >= end:  # „Kędzierzyn-Koźle” comes in parts and then whole
            found.append(word)
            is_cut |= until - start > len(word)
            end = until
    return Typed(text, tuple(found[:MOST_WORDS]), is_cut or len(found) > MOST_WORDS)
