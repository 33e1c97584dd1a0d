"""Letters without accents and case, so that „swieta” meets „Święta” and „schloss” meets „Schloß”."""

import re
import unicodedata

#: Letters that Unicode does not take apart. ß is `casefold`'s.
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n"}
)
_WITHIN_A_WORD = re.compile(r"[\W_ʼ]+")


def fold(text: str) -> str:
    """`text` in small letters and digits, one space between words. Folding twice changes nothing."""
    return " ".join(filter(None, (fold_word(part) for part in text.split())))


def fold_word(word: str) -> str:
    """The letters and digits of `word` alone; empty when it has none."""
    base = _WITHIN_A_WORD.sub("", unicodedata.normalize("NFKD", word))
    return _WITHIN_A_WORD.sub("", unicodedata.normalize("NFKD", base.casefold())).translate(_UNDECOMPOSED)
