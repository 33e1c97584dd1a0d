"""The audit log. Every service writes to it in the transaction of what it does."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, TextChoices, prefetch_related_objects

from .actors import Actor, Clock
from .audit_lines import write_lines
from .audit_values import Beside
from .doers import Doer, Guest
from .enums import READING, Action
from .kinds import KINDS
from .models import AuditEntry, AuditValue

_moment: ContextVar[datetime | None] = ContextVar("moment that is recorded", default=None)


@contextmanager
def happened(at: datetime) -> Iterator[None]:
    """For what is recorded later than it happened, such as what is imported: entries written inside say so."""
    token = _moment.set(at)
    try:
        yield
    finally:
        _moment.reset(token)


def record(*, actor: Doer, action: TextChoices, instance: Model, before: str = "", after: str = "") -> AuditEntry:
    """Who did what to `instance`, for whom, and between which states; the clock did it at its own moment."""
    return _write(actor, action, instance, before=before, after=after)


def record_each(*, actor: Doer, action: TextChoices, instances: Iterable[Model]) -> None:
    """The same done to each of these. One query for all."""
    write_lines(AuditEntry.objects.bulk_create(_entry(actor, action, one) for one in instances))


def record_correction(*, actor: Doer, instance: Model, before: dict[str, Any]) -> None:
    """What differs now from `before`, the values of `facts_of` taken earlier. Nothing differs: no entry."""
    if changes := changed_since(instance, before):
        record_changes(actor=actor, instance=instance, changes=changes)


def record_changes(*, actor: Doer, instance: Model, changes: dict[str, list[Any]]) -> None:
    """[before, after] by the field that tells of it best, as people are to read them.

    Both are empty of what is never logged. The values stand beside the entry: a second query.
    """
    kind = KINDS.get(type(instance)._meta.label_lower)
    hidden = kind.never_logged if kind else frozenset()
    logged = {name: ["", ""] if name in hidden else values for name, values in changes.items()}
    beside = Beside(instance, logged)
    entry = _write(actor, Action.CHANGED, instance, digests=beside.digests)
    AuditValue.objects.bulk_create(beside.values_of(entry))


def record_view(*, actor: Actor, instance: Model) -> None:
    """That somebody has seen what is marked confidential: for the office alone, no timeline shows it."""
    _write(actor, Action.VIEWED, instance)


def record_download(*, actor: Actor, instances: Iterable[Model]) -> None:
    """That somebody has taken files with them: as `record_view`. One query for all."""
    record_each(actor=actor, action=Action.DOWNLOADED, instances=instances)


def facts_of(instance: Model, names: list[str]) -> dict[str, Any]:
    """The values of these fields."""
    return {name: getattr(instance, name) for name in names}


def changed_since(instance: Model, before: dict[str, Any]) -> dict[str, list[Any]]:
    """[before, now] of those of these facts that differ."""
    now = facts_of(instance, list(before))
    return {name: [value, now[name]] for name, value in before.items() if value != now[name]}


def timeline_of(*objects: Model, after: int = 0) -> list[AuditEntry]:
    """What was done to these objects, not who saw them, the latest first; `after` an entry's pk, all later ones.

    One query, and another where something was corrected: the entries' subjects are these very objects.
    """
    known = {(ContentType.objects.get_for_model(instance).pk, instance.pk): instance for instance in objects}
    done = AuditEntry.objects.of(objects).filter(pk__gt=after).exclude(action__in=READING)
    entries = list(done.select_related("user", "outsider", "organisation"))
    prefetch_related_objects([entry for entry in entries if entry.digests], "values")
    for entry in entries:
        entry.subject = known[entry.content_type_id, entry.object_id]
    return entries


def _write(actor: Doer, action: TextChoices, instance: Model, **details: Any) -> AuditEntry:
    entry = _entry(actor, action, instance, **details)
    entry.save()
    write_lines([entry])
    return entry


def _entry(actor: Doer, action: TextChoices, instance: Model, **details: Any) -> AuditEntry:
    if at := actor.at if isinstance(actor, Clock) else _moment.get():
        details["happened_at"] = at
    who = {"outsider": actor.outsider} if isinstance(actor, Guest) else {"user": actor.user}
    return AuditEntry(**who, organisation=actor.organisation, action=action, subject=instance, **details)
