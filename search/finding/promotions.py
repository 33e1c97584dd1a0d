"""What editors recommend to whoever asks certain queries: first among the results, and labelled."""

from collections.abc import Sequence

from django.db.models import Q

from cms.core.kept import kept_with_content

from ..engines.documents import meets
from ..engines.question import Candidates, Filters, Question
from ..indexing.sources import keys_of
from ..indexing.stored import stored_documents
from ..lines import lines
from ..models import Promotion, Record
from ..understanding.phrases import Phrase, is_same, phrase, phrase_of
from ..understanding.words import Typed
from .ranking import PROMOTED, Ranked, shown_text

MOST = 3

#: (language, queries, keys of records)
Recommendation = tuple[str, list[Phrase], list[str]]


def promoted(typed: Typed, filters: Filters, *, reader: str) -> list[Ranked]:
    """In the editors' order; only what anybody may find, and nothing to whoever narrows down."""
    if filters.facets or filters.types or filters.circle:
        return []
    asked = phrase(typed.words, reader)
    keys = [
        key for language, queries, found in _present() if language == reader and _asks(asked, queries) for key in found
    ]
    if not keys:
        return []
    shown = Record.objects.filter(Q(expires_at=None) | Q(expires_at__gt=filters.now), key__in=keys)
    records = {record.key: record for record in shown.prefetch_related("texts")}
    first = [records[key] for key in dict.fromkeys(keys) if key in records][:MOST]
    return [Ranked(one, shown_text(one, reader), PROMOTED - at, is_promoted=True) for at, one in enumerate(first)]


def uncounted(first: Sequence[Ranked], candidates: Candidates, question: Question) -> int:
    """How many of them do not match by themselves. The engine names the best only, but counts all that match."""
    others = [one.record.pk for one in first if one.record.pk not in candidates.scores]
    if candidates.total == len(candidates.scores) or not others:
        return len(others)
    documents = (document for document, _stamp in stored_documents(others))
    return sum(not meets(document, question) for document in documents)


def _asks(asked: Phrase, queries: list[Phrase]) -> bool:
    return any(is_same(asked, query) for query in queries)


@kept_with_content
def _present() -> list[Recommendation]:
    return [_read(promotion) for promotion in Promotion.objects.order_by("pk")]


def _read(promotion: Promotion) -> Recommendation:
    pages = [chosen.page.specific for chosen in promotion.pages.select_related("page")]
    queries = [phrase_of(line, promotion.language) for line in lines(promotion.queries)]
    return promotion.language, queries, [key for page in pages for _source, key in keys_of([page])]
