"""Which of the portal's languages a text is in."""

from itertools import islice

from search.analysis import is_stop_word, words

_LANGUAGES = ("pl", "en", "de", "cs")
#: The beginning tells enough.
_WORDS = 2_000
#: Fewer small words than that are chance.
_FEWEST = 3


def guess_language(text: str) -> str | None:
    """The one whose small words are the most in the text's beginning; None when there are too few or as many of two."""
    beginning = [word for word, _start, _end in islice(words(text), _WORDS)]
    counts = {language: sum(is_stop_word(word, language) for word in beginning) for language in _LANGUAGES}
    best, second = sorted(counts.values(), reverse=True)[:2]
    if best < _FEWEST or best == second:
        return None
    return max(counts, key=lambda language: counts[language])
