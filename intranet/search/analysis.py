"""Words as terms, the same when indexing and when asking; the analysis is the public search's."""

from collections.abc import Iterator

from django.conf import settings

from search.analysis import terms, words

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def terms_of(text: str, language: str) -> Iterator[str]:
    for word, _start, _end in words(text):
        yield from terms(word, language)


def terms_asked(word: str) -> set[str]:
    """What the word may mean in what members write and in the interface, whichever language either is in."""
    return {term for language in LANGUAGES for term in terms(word, language)}
