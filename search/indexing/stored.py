"""Records of the database as documents for another engine: what the database finds is what that one finds."""

from collections.abc import Iterable, Iterator

from cms.core.findable import Findable, Words

from ..engines.documents import Document, document_of
from ..models import Record
from .sources import topics

BATCH = 500


def stored_documents(records: Iterable[int]) -> list[tuple[Document, str]]:
    """With the stamp of each; records that are no more are left out."""
    found = Record.objects.filter(pk__in=list(records)).prefetch_related("texts", "tags").order_by("pk")
    known = topics()
    return [(document_of(_findable(record), record.pk, known), str(record.stamp)) for record in found]


def all_stored() -> Iterator[list[tuple[Document, str]]]:
    """In batches, in the order of their numbers."""
    last = 0
    while numbers := list(Record.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield stored_documents(numbers)
        last = numbers[-1]


def _findable(record: Record) -> Findable:
    return Findable(
        key=record.key,
        type=record.type,
        words={text.language: Words(text.title, text.summary, text.body) for text in record.texts.all()},
        urls=record.urls,
        names=tuple(record.names),
        topics=frozenset((tag.facet, tag.value) for tag in record.tags.all()),
        point=None if record.latitude is None or record.longitude is None else (record.latitude, record.longitude),
        is_verified=record.is_verified,
        prominence=record.prominence,
        expires_at=record.expires_at,
    )
