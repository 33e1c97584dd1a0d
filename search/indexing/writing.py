"""Every write to the index: records of changed things at once, everything in a rebuild."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from cms.core.findable import Findable, FindableSource

from ..engines import database_engine
from ..engines.documents import document_of, token_of
from ..models import IndexStamp, Record, Tag, Text
from . import outbox, upkeep
from .batches import batches
from .fingerprint import fingerprint
from .index_terms import refresh_terms
from .locks import lock
from .sources import sources, topics

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
        return
    for some in batches(sorted(set(keys))):
        _refresh(source, some)


@transaction.atomic
def _refresh(source: FindableSource, keys: Sequence[str]) -> None:
    lock(type(source).__name__, keys)
    found = list(source.findables(keys))
    _write(found)
    _forget(set(keys) - {findable.key for findable in found})
    outbox.note(Record.objects.filter(key__in=keys).values_list("pk", flat=True))


def rebuild(say: Callable[[str], None] = lambda _line: None) -> int:
    """Everything anew, some hundred things at a time: nobody who searches or writes has to wait. Number of records.

    A rebuild that is killed leaves each record as it was or as it should be, and the index without its stamp.
    """
    strangers = set(Record.objects.values_list("key", flat=True))
    for source in sources():
        keys = sorted(set(source.all_keys()))
        strangers.difference_update(keys)
        done = 0
        for some in batches(keys):
            _refresh(source, some)
            done += len(some)
            say(f"{type(source).__name__} {done} / {len(keys)}")
    with transaction.atomic():
        _forget(strangers)
    IndexStamp.objects.update_or_create(pk=1, defaults={"fingerprint": fingerprint()})
    refresh_terms()
    upkeep.renew(say)
    return Record.objects.count()


def _write(found: Sequence[Findable]) -> None:
    if not found:
        return
    Record.objects.bulk_create(
        [_record(findable) for findable in found],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[
            "type",
            "is_verified",
            "prominence",
            "latitude",
            "longitude",
            "expires_at",
            "urls",
            "names",
            "tokens",
            "stamp",
        ],
    )
    pks = dict(Record.objects.filter(key__in=[findable.key for findable in found]).values_list("key", "pk"))
    Text.objects.filter(record__in=pks.values()).delete()
    Tag.objects.filter(record__in=pks.values()).delete()
    Text.objects.bulk_create(text for findable in found for text in _texts(findable, pks[findable.key]))
    Tag.objects.bulk_create(
        Tag(record_id=pks[findable.key], facet=facet, value=value)
        for findable in found
        for facet, value in sorted(findable.topics)
    )
    known = topics()
    database_engine().put([document_of(findable, pks[findable.key], known) for findable in found])


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
