"""Words that editors say mean the same: applied when somebody asks, on every engine, at once."""

from collections.abc import Iterable, Sequence

from cms.core.kept import kept_with_content

from ..analysis import terms
from ..engines.columns import LANGUAGES
from ..lines import lines
from ..models import Synonym
from .words import read

#: So many ways to say a query are tried beside its own.
MOST = 5


class Synonyms:
    """By language: for each word or phrase, as it is written, what else says it."""

    def __init__(self, rows: Iterable[Synonym]) -> None:
        self._others: dict[str, list[tuple[tuple[str, ...], list[tuple[str, ...]]]]] = {code: [] for code in LANGUAGES}
        for row in rows:
            said = [read(line).words for line in lines(row.words)]
            for language in [row.language] if row.language else LANGUAGES:
                for one in filter(None, said):
                    self._others[language].append((one, [other for other in said if other and other != one]))

    def variants(self, typed: Sequence[str], language: str) -> list[tuple[str, ...]]:
        """The typed words themselves, then with each word or phrase said differently."""
        found = {tuple(typed): None}
        asked = [frozenset(terms(word, language)) for word in typed]
        for said, others in self._others[language]:
            wanted = [frozenset(terms(word, language)) for word in said]
            for start in range(len(typed) - len(said) + 1):
                if all(a & b for a, b in zip(asked[start:], wanted, strict=False)):
                    for other in others:
                        found[(*typed[:start], *other, *typed[start + len(said) :])] = None
        return list(found)[: MOST + 1]


@kept_with_content
def present_synonyms() -> Synonyms:
    return Synonyms(Synonym.objects.order_by("pk"))
