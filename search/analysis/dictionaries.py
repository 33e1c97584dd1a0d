"""Which words a form may belong to: „zamku” to „zamek”. One file a language, mapped into memory, never loaded whole.

The files are made from simplemma's dictionaries, folded, so that „koscioly” is known as „kościoły” is; forms that fold
alike keep all their words. A file that is missing or cannot be read means that no word of that language is known.
"""

from collections.abc import Callable, Iterator
from functools import cache
from os.path import commonprefix
from pathlib import Path

import simplemma
from django.conf import settings
from marisa_trie import BytesTrie
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from .folding import fold_word
from .tokens import LONGEST_WORD

LANGUAGES = ("pl", "en", "de", "cs")
FORMAT = 1  # another one when what the files hold changes


def lemmas(folded: str, language: str) -> tuple[str, ...]:
    """The folded words that this folded form may belong to; empty when the dictionary does not know it."""
    trie = _trie(language)
    if trie is None:
        return ()
    return tuple(sorted(folded[: len(folded) - rule[0]] + rule[1:].decode() for rule in trie.get(folded, ())))


def is_known(folded: str, language: str) -> bool:
    trie = _trie(language)
    return trie is not None and folded in trie


def missing() -> list[str]:
    """Languages whose dictionary must be built."""
    return [language for language in LANGUAGES if not file_of(language).exists() or _trie(language) is None]


def build(say: Callable[[str], None]) -> None:
    """Build what is missing (half a minute, 800 MB of memory); older ones are removed. Safe to repeat, at any time."""
    for language in missing():
        say(f"Dictionary: {language}")
        file = file_of(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{id(file)}")
        BytesTrie(_rules(language)).save(str(unfinished))
        unfinished.rename(file)
        for outdated in file.parent.glob(f"{language}-*.trie"):
            if outdated != file:
                outdated.unlink()
    forget()


def forget() -> None:
    """Look for the files anew."""
    _trie.cache_clear()


def file_of(language: str) -> Path:
    return Path(settings.DICTIONARIES) / f"{language}-{simplemma.__version__}-{FORMAT}.trie"


@cache
def _trie(language: str) -> BytesTrie | None:
    try:
        return BytesTrie().mmap(str(file_of(language)))
    except (OSError, RuntimeError):
        return None


def _rules(language: str) -> Iterator[tuple[str, bytes]]:
    """(form, how many letters to cut, what to put instead): short and alike, which a trie packs well."""
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        folded, word = fold_word(form), fold_word(lemma)
        if folded and word and len(folded) <= LONGEST_WORD and folded.isascii() and word.isascii():
            alike = len(commonprefix((folded, word)))  # noqa: RUF071 (of words, not of paths)
            yield folded, bytes([len(folded) - alike]) + word[alike:].encode()
