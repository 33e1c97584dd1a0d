"""Terms of the index that a misspelt or unfinished word may stand for."""

from threading import Lock
from time import monotonic

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cms.core import content_version

from .analysis import fold
from .models import Term

SHORTEST = 4
MOST = 5
#: Seconds that a process keeps its list although content has changed: it only misses the newest words.
KEPT_FOR = 60

_lock = Lock()
_held: tuple[float, str, dict[str, dict[str, int]]] = (0, "", {})


def near(word: str, language: str) -> list[str]:
    """Best first; terms that begin so, else those with the fewest letters wrong: one, from eight letters on two."""
    asked = fold(word).replace(" ", "")
    if len(asked) < SHORTEST:
        return []
    terms = _terms()
    known = terms.get(language, {}) | terms.get("", {})
    wrong = 1 if len(asked) < 8 else 2
    found = process.extract(asked, known.keys(), scorer=OSA.distance, score_cutoff=wrong, limit=50, processor=None)
    ranked = sorted(found, key=lambda match: (match[1], -known[match[0]]))
    least = ranked[0][1] if ranked else 0
    nearest = [term for term, distance, _key in ranked if distance == least]
    begun = sorted((term for term in known if term.startswith(asked)), key=len) if not nearest else []
    return (nearest or begun)[:MOST]


def _terms() -> dict[str, dict[str, int]]:
    global _held
    with _lock:
        version = content_version.current()
        if _held[1] != version and (not _held[1] or monotonic() - _held[0] > KEPT_FOR):
            lists: dict[str, dict[str, int]] = {}
            for language, term, records in Term.objects.values_list("language", "term", "records").iterator():
                lists.setdefault(language, {})[term] = records
            _held = (monotonic(), version, lists)
        return _held[2]
