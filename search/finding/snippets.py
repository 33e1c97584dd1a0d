"""The piece of a text that says why it was found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..analysis import Word, terms, words
from ..engines.question import Reading

#: Words of a snippet, and how many of them before the first hit.
LENGTH, BEFORE = 32, 6


class Passage(Protocol):
    """What a snippet is cut from."""

    @property
    def language(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def body(self) -> str: ...


@dataclass(frozen=True)
class Piece:
    text: str
    is_hit: bool = False


def marked(text: str, language: str, asked: Collection[str]) -> list[Piece]:
    """The whole text in pieces, words that meet a term marked."""
    return _pieces(text, [word for word in words(text) if _meets(word, language, asked)], 0, len(text))


def snippet(text: Passage, asked: Collection[str]) -> list[Piece]:
    """About LENGTH words: of the summary, or of where the body has the most of what was asked."""
    best = max(
        (_window(part, text.language, asked) for part in (text.summary, text.body)), key=lambda window: window[0]
    )
    _hits, whole, hits, start, end = best
    pieces = _pieces(whole, hits, start, end)
    before, after = ("… " if start else ""), (" …" if end < len(whole) else "")
    return [*([Piece(before)] if before else []), *pieces, *([Piece(after)] if after else [])]


def plain(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def asked_terms(readings: Sequence[Reading]) -> frozenset[str]:
    return frozenset(term for reading in readings for group in reading.groups for term in group.terms)


def _window(text: str, language: str, asked: Collection[str]) -> tuple[int, str, list[Word], int, int]:
    """(different terms in it, text, hits, start, end) of the best window; without a hit, the beginning."""
    found = list(words(text))
    hits = [number for number, word in enumerate(found) if _meets(word, language, asked)]
    starts = [max(0, number - BEFORE) for number in hits] or [0]
    best, start = max(((_variety(found[at : at + LENGTH], language, asked), -at) for at in starts), default=(0, 0))
    shown = found[-start : -start + LENGTH]
    if not shown:
        return 0, text, [], 0, len(text)
    end = len(text) if -start + LENGTH >= len(found) else shown[-1].end
    return best, text, [found[number] for number in hits], shown[0].start if start else 0, end


def _variety(window: Sequence[Word], language: str, asked: Collection[str]) -> int:
    return len({terms(word.word, language)[-1] for word in window if _meets(word, language, asked)})


def _meets(word: Word, language: str, asked: Collection[str]) -> bool:
    return any(term in asked for term in terms(word.word, language))


def _pieces(text: str, hits: Sequence[Word], start: int, end: int) -> list[Piece]:
    pieces = []
    at = start
    for word in hits:
        if at <= word.start and word.end <= end:
            pieces += [Piece(text[at : word.start])] * (at < word.start) + [
                Piece(text[word.start : word.end], is_hit=True)
            ]
            at = word.end
    return [*pieces, Piece(text[at:end])] if at < end else pieces
