"""Sort keys: names in the order a reader of each language expects, whatever the database's own collation.

A key consists of digits only, so every database and locale compares it alike. Alphabets: Polish and Czech as their
dictionaries order them (ą after a, ł after l, „ch” after h in Czech); German and English by DIN 5007-1 (ä as a, ß
as ss).
"""

import re
import unicodedata

LANGUAGES = ("pl", "en", "de", "cs")
KEY_LENGTH = 120  # sixty letters: longer names differ earlier

_ALPHABETS = {
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
    "de": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}
_UNDECOMPOSED = str.maketrans({"ß": "ss", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe"})
_SPACE, _FIRST_DIGIT, _FIRST_LETTER = 10, 11, 30


def sort_key(name: str, language: str) -> str:
    """Digits that sort as `name` does in `language` (one of LANGUAGES). Punctuation is passed over."""
    ranks = {letter: _FIRST_LETTER + rank for rank, letter in enumerate(_ALPHABETS[language].split())}
    key: list[int] = []
    for word in re.findall(r"\w+", unicodedata.normalize("NFC", name).lower()):
        key += [_SPACE, *_word_key(word, ranks)]
    accents = "".join("2" if ord(letter) > 127 else "1" for letter in name)  # Apfel before Äpfel
    return ("".join(f"{rank:02d}" for rank in key) + "00" + accents)[:KEY_LENGTH] if key else ""


def _word_key(word: str, ranks: dict[str, int]) -> list[int]:
    key, position = [], 0
    while position < len(word):
        pair, letter = word[position : position + 2], word[position]
        if len(pair) == 2 and pair in ranks:
            key.append(ranks[pair])
            position += 2
            continue
        key += [ranks[letter]] if letter in ranks else _foreign_letter_key(letter, ranks)
        position += 1
    return key


def _foreign_letter_key(letter: str, ranks: dict[str, int]) -> list[int]:
    """A letter outside the alphabet sorts as its base letters; what has none sorts after z."""
    if letter.isdecimal():
        return [_FIRST_DIGIT + int(letter)]
    base = unicodedata.normalize("NFD", letter.translate(_UNDECOMPOSED))
    return [ranks.get(part, 99) for part in base if not unicodedata.combining(part)]
