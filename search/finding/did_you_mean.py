"""What was read instead of misspelt words, as people write it."""

from collections.abc import Iterable, Iterator

from ..analysis import fold, words
from ..understanding.interpreting import Meant
from ..understanding.words import Typed
from .find import Results
from .ranking import Ranked


def did_you_mean(typed: Typed, results: Results) -> str:
    """The typed words with their corrections; "" when there were none.

    A word is offered only as something that was found writes it: what nobody may find any more is not offered either.
    """
    first = results.read[0] if results.read else None
    if first is None or not first.corrections:
        return ""
    written = _written(results.found, {fold(one.correction) for one in first.meant if one.correction})
    corrected = {
        one.group.words: (
            _label(one, "town", first.language)
            or written.get(fold(one.correction))
            or _label(one, "kind", first.language)
        )
        for one in first.meant
        if one.correction
    }
    said = [corrected.get(word, word) for word in typed.words]
    return " ".join(said) if all(said) else ""


def _label(meant: Meant, facet: str, language: str) -> str:
    """Of a town its Polish name, whichever of its names was misspelt."""
    return next((topic.labels[language] for topic in meant.topics if topic.facet == facet), "")


def _written(found: Iterable[Ranked], wanted: set[str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for text in _texts(found):
        for word, _start, _end in words(text):
            if (folded := fold(word)) in wanted:
                forms.setdefault(folded, word.lower() if word.isupper() else word)
    return forms


def _texts(found: Iterable[Ranked]) -> Iterator[str]:
    for one in found:
        yield from (text.title for text in one.record.texts.all())
        yield from one.record.names
    for one in found:
        yield from (f"{text.summary} {text.body}" for text in one.record.texts.all())
