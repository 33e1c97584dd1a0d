"""What words that mean the same change: what is found without them and with them, before anything is saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from ..engines.columns import LANGUAGES
from ..engines.question import Filters
from ..finding.find import Results, find
from ..finding.ranking import Ranked
from ..lines import lines
from ..models import Synonym
from ..understanding.synonyms import Synonyms
from ..understanding.words import read

SHOWN = 5


@dataclass(frozen=True)
class Comparison:
    """The best results of a query without the words and with them."""

    query: str
    language: str
    before: Results
    after: Results

    @property
    def changes(self) -> Sequence[tuple[Ranked, bool]]:
        """What is found with them, and whether it is new among the best."""
        known = {one.record.pk for one in self.before.found}
        return [(one, one.record.pk not in known) for one in self.after.found]


def comparisons(synonym: Synonym) -> list[Comparison]:
    """Of each of the words and the example; none for words that could not be saved."""
    if len(lines(synonym.words)) < 2:
        return []
    others = list(Synonym.objects.exclude(pk=synonym.pk).order_by("pk"))
    without, with_it = Synonyms(others), Synonyms([*others, synonym])
    queries = [*lines(synonym.words), *filter(None, [synonym.example.strip()])]
    languages = [synonym.language] if synonym.language else LANGUAGES
    return [
        Comparison(query, language, _ask(query, language, without), _ask(query, language, with_it))
        for query in queries[:10]
        for language in languages
    ]


def _ask(query: str, language: str, synonyms: Synonyms) -> Results:
    return find(read(query), Filters(now=timezone.now()), reader=language, limit=SHOWN, synonyms=synonyms)
