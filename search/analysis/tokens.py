"""Where the words of a text begin and end."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_WORD = 30

#: A letter or digit with its combining accents; an invisible soft hyphen does not end a word.
_CHARACTER = "[^\\W_ʼ][\u0300-\u036f\u00ad]*"
_WORD = re.compile(f"(?:{_CHARACTER})+")
_HYPHENS = "-‐‑"


class Word(NamedTuple):
    """A word as it is written, and where: `text[start:end]`."""

    word: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """In the order of the text. Parts joined by hyphens come one by one and then as one word: Wi, Fi, WiFi."""
    chain: list[Word] = []
    for match in _WORD.finditer(text):
        word = Word(match[0][:LONGEST_WORD], match.start(), match.end())
        if chain and text[chain[-1].end : word.start] not in set(_HYPHENS):
            yield from _joined(chain)
            chain = []
        chain.append(word)
        yield word
    yield from _joined(chain)


def _joined(chain: list[Word]) -> Iterator[Word]:
    """Numbers stay apart: 10-17 is no 1017."""
    if len(chain) > 1 and all(part.word.isalpha() for part in chain):
        joined = "".join(part.word for part in chain)
        yield Word(joined[:LONGEST_WORD], chain[0].start, chain[-1].end)
