"""Every write to the index: records of changed things at once, everything in a rebuild."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from cms.core.findable import Findable, FindableSource

from ..engines import database_engine
from ..engines.documents import document_of, token_of
from ..engines.elasticsearch.index import Stamped
from ..models import IndexStamp, Record, Tag, Text
from . import outbox, upkeep
from .batches import batches
from .fingerprint import fingerprint
from .index_terms import refresh_terms
from .locks import lock
from .sources import sources, topics

#: Of a record, when it is written again.
UPDATED = [field.name for field in Record._meta.fields if field.name not in ("id", "key")]

_is_later: ContextVar[bool] = ContextVar("indexing later", default=False)


@contextmanager
def indexing_later() -> Iterator[None]:
    """For a command that rebuilds the index when it is done: until then it does not follow what is written here."""
    token = _is_later.set(True)
    try:
        yield
    finally:
        _is_later.reset(token)


def refresh(source: FindableSource, keys: Iterable[str]) -> None:
    """Bring the records of these keys to what their source says now; what nobody may find is forgotten."""
    if _is_later.get():
        IndexStamp.objects.exclude(fingerprint="").update(fingerprint="")  # should nobody get to rebuild it
        return
    for some in batches(sorted(set(keys))):
        with transaction.atomic():
            outbox.note(document.record for document, _stamp in _renewed(source, some))


def rebuild(say: Callable[[str], None] = lambda _line: None) -> int:
    """Everything anew, some hundred things at a time: nobody who searches or writes has to wait. Number of records.

    A rebuild that is killed leaves each record as it was or as it should be, and the index without its stamp.
    Elasticsearch gets the same documents into a new index; until that serves, it answers from the old one.
    """
    documents = _all_renewed(say)
    upkeep.fill(documents, say)
    for _rest in documents:  # whatever became of Elasticsearch
        pass
    IndexStamp.objects.update_or_create(pk=1, defaults={"fingerprint": fingerprint()})
    refresh_terms()
    return Record.objects.count()


def _all_renewed(say: Callable[[str], None]) -> Iterator[list[Stamped]]:
    strangers = set(Record.objects.values_list("key", flat=True))
    for source in sources():
        keys = sorted(set(source.all_keys()))
        strangers.difference_update(keys)
        done = 0
        for some in batches(keys):
            with transaction.atomic():
                written = _renewed(source, some)
            yield written
            done += len(some)
            say(f"{type(source).__name__} {done} / {len(keys)}")
    with transaction.atomic():
        _forget(strangers)


def _renewed(source: FindableSource, keys: Sequence[str]) -> list[Stamped]:
    """What is written of these keys; part of a transaction."""
    lock(type(source).__name__, keys)
    found = list(source.findables(keys))
    _forget(set(keys) - {findable.key for findable in found})
    return _write(found) if found else []


def _write(found: Sequence[Findable]) -> list[Stamped]:
    records = [_record(findable) for findable in found]
    Record.objects.bulk_create(records, update_conflicts=True, unique_fields=["key"], update_fields=UPDATED)
    pks = {record.key: record.pk for record in records}
    Text.objects.filter(record__in=pks.values()).delete()
    Tag.objects.filter(record__in=pks.values()).delete()
    Text.objects.bulk_create(text for findable in found for text in _texts(findable, pks[findable.key]))
    Tag.objects.bulk_create(
        Tag(record_id=pks[findable.key], facet=facet, value=value)
        for findable in found
        for facet, value in sorted(findable.topics)
    )
    known = topics()
    documents = [document_of(findable, pks[findable.key], known) for findable in found]
    database_engine().put(documents)
    return [(document, str(record.stamp)) for document, record in zip(documents, records, strict=True)]


def _record(findable: Findable) -> Record:
    latitude, longitude = findable.point or (None, None)
    return Record(
        key=findable.key,
        type=findable.type,
        is_verified=findable.is_verified,
        prominence=findable.prominence,
        latitude=latitude,
        longitude=longitude,
        expires_at=findable.expires_at,
        urls=dict(findable.urls),
        names=list(findable.names),
        tokens=[token_of(facet, value) for facet, value in sorted(findable.topics)],
    )


def _texts(findable: Findable, record: int) -> Iterator[Text]:
    for language, words in findable.words.items():
        yield Text(record_id=record, language=language, title=words.title[:255], summary=words.summary, body=words.body)


def _forget(keys: Iterable[str]) -> None:
    for some in batches(sorted(keys)):
        gone = list(Record.objects.filter(key__in=some).values_list("pk", flat=True))
        database_engine().drop(gone)
        Record.objects.filter(pk__in=gone).delete()
        outbox.note(gone)
