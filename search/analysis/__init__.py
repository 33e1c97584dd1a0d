"""One analysis for every engine, when indexing and when asking: text → words → terms.

    [terms(word, "pl") for word, start, end in words("w zamku")]

Two words meet when they share a term. A term is letters and digits only, in small letters, at most 30 of them.
"""

from .compounds import parts
from .dictionaries import build, is_known, missing
from .folding import fold
from .stop_words import is_stop_word
from .tokens import Word, words
from .vocabulary import spellings, terms

__all__ = ["Word", "build", "fold", "is_known", "is_stop_word", "missing", "parts", "spellings", "terms", "words"]
