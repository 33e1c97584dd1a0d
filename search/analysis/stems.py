"""What is left of a folded word without its ending: for words that no dictionary knows."""

from threading import local

import snowballstemmer

_ALGORITHMS = {"pl": "polish", "en": "english", "de": "german", "cs": "czech"}
_stemmers = local()  # a stemmer keeps the word it works on


def stem(folded: str, language: str) -> str:
    if not hasattr(_stemmers, language):
        setattr(_stemmers, language, snowballstemmer.stemmer(_ALGORITHMS[language]))
    stemmed: str = getattr(_stemmers, language).stemWord(folded)
    return stemmed
