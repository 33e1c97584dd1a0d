"""„Hotel near Nysa”, „koło Nysy”, „in der Nähe von Neisse”: the town as a circle instead of a word to look for."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.core.findable import Topic
from cms.core.models import SOURCE_LANGUAGE

from ..analysis import fold, is_stop_word
from ..engines.columns import LANGUAGES
from .topic_words import topic_words

#: Folded.
_NEAR = {
    "pl": {"blisko", "kolo", "niedaleko", "obok", "okolice", "okolicach", "okolicy", "poblize", "poblizu", "przy"},
    "en": {"around", "close", "near", "nearby"},
    "de": {"bei", "naehe", "nahe", "umgebung", "umkreis"},
    "cs": {"blizko", "blizkosti", "kolem", "nedaleko", "okoli", "poblize", "u"},
}


@dataclass(frozen=True)
class NearTown:
    """`rest` is what is looked for there; `words` how the wish was written."""

    town: Topic
    rest: tuple[str, ...]
    words: str


def near_town(typed: Sequence[str], reader: str) -> NearTown | None:
    """The first wish of that kind in the words, understood as of the reader's language before the others."""
    for language in (reader, *(language for language in LANGUAGES if language != reader)):
        for at, word in enumerate(typed):
            if fold(word) in _NEAR[language] and (found := _town_after(typed, at, language)):
                town, end = found
                begin = at
                while begin and is_stop_word(typed[begin - 1], language):
                    begin -= 1
                return NearTown(town, (*typed[:begin], *typed[end:]), " ".join(typed[begin:end]))
    return None


def _town_after(typed: Sequence[str], at: int, language: str) -> tuple[Topic, int] | None:
    """The town and where its name ends."""
    begin = at + 1
    while begin < len(typed) and is_stop_word(typed[begin], language):
        begin += 1
    # Whoever writes Czech leaves a Polish town its Polish forms.
    match = topic_words().at(typed[begin:], language) or topic_words().at(typed[begin:], SOURCE_LANGUAGE)
    towns = [topic for topic in match.topics if topic.facet == "town" and topic.point] if match else []
    return (towns[0], begin + match.length) if match and towns else None
