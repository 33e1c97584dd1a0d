"""Words that a misspelt or unfinished one may stand for: those of the index, and other forms of them."""

from collections.abc import Iterator, Mapping
from string import ascii_lowercase
from threading import Lock
from time import monotonic

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..analysis import fold, is_known, is_stop_word, spellings, terms
from ..models import IndexStamp, Term
from .topic_words import topic_words

SHORTEST = 3
MOST = 5
#: From so many letters on two of them may be wrong, in names.
LONG = 7
#: Seconds until a process asks whether the list is another one: it only misses the newest words.
KEPT_FOR = 60

_lock = Lock()
_held: tuple[float, str, dict[str, dict[str, int]]] = (float("-inf"), "", {})


def near(word: str, language: str, *, only_names: bool = False) -> list[str]:
    """Folded, best first: words with one letter wrong, else such that begin so, else names with two letters wrong."""
    asked = fold(word).replace(" ", "")
    if len(asked) < SHORTEST:
        return []
    *_, asked = spellings(asked, language)
    names = _terms().get("", {})
    known = names if only_names else _terms().get(language, {}) | names
    found = _within(asked, known, 1) | _forms(asked, known, language)
    if not found and not only_names:
        found = _begun(asked, known) or (_within(asked, names, 2) if len(asked) >= LONG else {})
    if not found.keys().isdisjoint(names):  # „mozsna” is Moszna, and „można” is in every text
        found = {term: number for term, number in found.items() if not is_stop_word(term, language)}
    return sorted(found, key=lambda term: (*_doubts(term, asked, language), -found[term], term))[:MOST]


def _doubts(term: str, asked: str, language: str) -> tuple[bool, bool]:
    """Hardly anybody mistypes the first letter; and people look for kinds of places."""
    match = topic_words().at([term], language)
    is_kind = match is not None and any(topic.facet != "town" for topic in match.topics)
    return term[0] != asked[0], not is_kind


def _within(asked: str, known: Mapping[str, int], wrong: int) -> dict[str, int]:
    matches = process.extract(asked, known.keys(), scorer=OSA.distance, score_cutoff=wrong, limit=50, processor=None)
    return {term: known[term] for term, _distance, _key in matches}


def _begun(asked: str, known: Mapping[str, int]) -> dict[str, int]:
    return {term: number for term, number in known.items() if term.startswith(asked)}


def _forms(asked: str, known: Mapping[str, int], language: str) -> dict[str, int]:
    """Forms with one letter wrong that no text has, of words that some text has."""
    found = {}
    for form in _one_wrong(asked):
        if is_known(form, language):
            found[form] = max(known.get(term, 0) for term in terms(form, language))
    return {form: number for form, number in found.items() if number}


def _one_wrong(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def _terms() -> dict[str, dict[str, int]]:
    global _held
    with _lock:
        asked_at, stamp, lists = _held
        if monotonic() - asked_at > KEPT_FOR:
            latest = IndexStamp.objects.values_list("terms_of", flat=True).first() or ""
            _held = (monotonic(), latest, lists if lists and latest == stamp else _read())
        return _held[2]


def _read() -> dict[str, dict[str, int]]:
    lists: dict[str, dict[str, int]] = {}
    for language, term, records in Term.objects.values_list("language", "term", "records").iterator():
        lists.setdefault(language, {})[term] = records
    return lists
