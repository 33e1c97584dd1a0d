"""What a form was opened on: the last entry in its object's log, so that nobody writes past what they have not seen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Max, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext as _

from .actors import Actor
from .audit import timeline_of
from .enums import READING
from .models import AuditEntry
from .timeline import TimelineStep

Rows = TypeVar("Rows", bound=QuerySet[Any])


class ChangedMeanwhile(Exception):
    """Somebody has changed the object since the person's form was shown: `entries`, the latest first.

    Nothing has been written. Its message is shown to people as it is.
    """

    def __init__(self, instance: Model, entries: list[AuditEntry]) -> None:
        self.instance, self.entries = instance, entries

    def __str__(self) -> str:
        words = _("Nothing of yours has been saved. Look at what has changed, then do it again if it is still right.")
        return " ".join([f"{TimelineStep(self.entries[0])}.", words])

    @property
    def opened_on(self) -> str:
        """For the form that is shown again: whoever sends that one has seen the entries."""
        return _opened_on(self.instance, max(entry.pk for entry in self.entries))


def as_opened(rows: Rows) -> Rows:
    """Each with its `last_entry`, read in the same moment as all else of it: for pages with forms that change it."""
    own = {name: rows.model._meta.get_field(name).related_model for name in _logged_with(rows.model)}
    ends = {"pk": rows.model, **own}
    last = [_last_entry(model, end) for end, model in ends.items()]
    return rows.annotate(last_entry=Greatest(Value(0, BigIntegerField()), *last))


def opened_on(instance: Any) -> str:
    """What OPENED_FIELD says in a form that changes this object, one of `as_opened`."""
    return _opened_on(instance, instance.last_entry)


@contextmanager
def refusing_unseen(instance: Model, actor: Actor) -> Iterator[None]:
    """Raises ChangedMeanwhile when the block has written anything although the object is not what the person saw.

    What comes to the same, such as a double click, has nothing to write: it passes. The caller holds the lock.
    """
    entries = _since(actor, copy(instance))
    before = _latest() if entries else 0
    yield
    if entries and AuditEntry.objects.filter(pk__gt=before, user=actor.user).exists():
        raise ChangedMeanwhile(instance, entries)


def is_second_click(actor: Actor, instance: Model) -> bool:
    """Whether something has happened to it since the person's form was shown, and nobody but they have done it."""
    entries = _since(actor, instance)
    return bool(entries) and all(entry.user_id == actor.user.pk for entry in entries)


def _since(actor: Actor, instance: Any) -> list[AuditEntry]:
    """None where the person's form does not say what it was opened on, or was another object's."""
    said = re.fullmatch(re.escape(_opened_on(instance, "")) + "([0-9]{1,18})", actor.opened_on)
    if said is None:
        return []
    parts = (getattr(instance, name) for name in _logged_with(type(instance)))
    return timeline_of(instance, *(part for part in parts if part), after=int(said[1]))


def _opened_on(instance: Model, entry: int | str) -> str:
    return f"{instance._meta.label_lower}:{instance.pk}:{entry}"


def _logged_with(model: type[Model]) -> tuple[str, ...]:
    """What else is part of its state, by the names of the fields that point at it: LOGGED_WITH of the model."""
    return getattr(model, "LOGGED_WITH", ())


def _last_entry(model: Any, end: str) -> Coalesce:
    about = {"content_type": ContentType.objects.get_for_model(model), "object_id": OuterRef(end)}
    done = AuditEntry.objects.filter(**about).exclude(action__in=READING)
    return Coalesce(Subquery(done.order_by("-pk").values("pk")[:1]), 0, output_field=BigIntegerField())


def _latest() -> int:
    return AuditEntry.objects.aggregate(latest=Max("pk"))["latest"]
