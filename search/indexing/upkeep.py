"""Keeps Elasticsearch in step with the database's index: at the start, and from then on in the worker."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence

from django.db import Error

from ..engines.elasticsearch import FAILURES, breaker, is_configured
from ..engines.elasticsearch.client import client
from ..engines.elasticsearch.index import Stamped, fill_new, is_usable, serving_alias, stamps
from ..models import Change, Record
from . import outbox
from .stored import all_stored

Say = Callable[[str], None]
logger = logging.getLogger(__name__)


def _silently(_line: str) -> None:
    pass


def bring_up_to_date(say: Say = _silently) -> None:
    """Whatever state the server's index is in, it is asked from then on. Without the server the database answers."""
    if is_configured():
        _or_say(_reconcile, say)


def renew(say: Say = _silently) -> None:
    """A new index, filled from the database's, takes the place of the one that serves."""
    if is_configured():
        _or_say(_rebuild, say)


def fill(documents: Iterable[Sequence[Stamped]], say: Say = _silently) -> None:
    """The same with documents that the database's index is just given: all of them, unless the server fails."""
    if is_configured():
        _or_say(lambda _say: _fill(documents), say)


def look_after() -> None:
    """Every few seconds: tell what was missed; put a server that failed to use again when it is well."""
    if not is_configured():
        return
    try:
        if breaker.is_open():
            bring_up_to_date()
        else:
            client().search(index=serving_alias(), size=0)
            outbox.tell(patiently=True)
    except FAILURES as failure:
        breaker.open_because(failure)
    except Error:
        logger.exception("The database fails.")


def _or_say(work: Callable[[Say], None], say: Say) -> None:
    try:
        client().info()  # the work itself is patient: ask first whether anybody is there
        work(say)
    except FAILURES as failure:
        breaker.open_because(failure)
        say(f"Elasticsearch cannot be used, the database answers for it: {failure}")
    else:
        breaker.close()


def _reconcile(say: Say) -> None:
    """The index may be lost, laid out by another version, or belong to another state or copy of the database."""
    if is_usable():
        outbox.tell(patiently=True)
        if not _differs():
            return
    _rebuild(say)


def _rebuild(say: Say) -> None:
    _fill(_counted(say))


def _fill(documents: Iterable[Sequence[Stamped]]) -> None:
    noted = list(Change.objects.values_list("pk", flat=True))
    fill_new(documents)
    Change.objects.filter(pk__in=noted).delete()
    outbox.tell(patiently=True)


def _counted(say: Say) -> Iterator[Sequence[Stamped]]:
    total, done = Record.objects.count(), 0
    for batch in all_stored():
        yield batch
        done += len(batch)
        say(f"Elasticsearch: {done} of {total}")


def _differs() -> bool:
    """Read there first: a change meanwhile costs a needless rebuild at most."""
    there = dict(stamps())
    return there != {record: str(stamp) for record, stamp in Record.objects.values_list("pk", "stamp").iterator()}
