"""What was read instead of misspelt words, as people write it."""

from collections.abc import Iterable, Iterator, Mapping

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
    corrected = [one for one in first.meant if one.correction]
    written = _written(results.found, {fold(word) for one in corrected for word in one.correction.split()})
    said = f" {' '.join(typed.words)} "
    for one in corrected:
        right, asked = _right(one, written, first.language), f" {one.group.words} "
        if not right or asked not in said:
            return ""
        said = said.replace(asked, f" {right} ", 1)
    return said.strip()


def _right(meant: Meant, written: Mapping[str, str], language: str) -> str:
    found = [written.get(fold(word), "") for word in meant.correction.split()]
    return _label(meant, "town", language) or (" ".join(found) if all(found) else _label(meant, "kind", language))


def _label(meant: Meant, facet: str, language: str) -> str:
    """Of a town its Polish name, whichever of its names was misspelt."""
    return next((topic.labels[language] for topic in meant.topics if topic.facet == facet), "")


def _written(found: Iterable[Ranked], wanted: set[str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for text in _texts(found):
        if len(forms) == len(wanted):
            break
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
