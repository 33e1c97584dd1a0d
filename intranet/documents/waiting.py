"""What documents expect of a person without asking them by name: one query, whatever it is."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from django.db.models import DateField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.core.actors import Actor
from intranet.core.waiting import Waiting

from .models import Document

#: By what is asked: the words for it, and the page where it is done.
DUTIES = {
    "review": (_("Look through “%(document)s”: is it still right?"), "document"),
    "go": (_("“%(document)s” need not be kept any longer: may it go?"), "document"),
    "portal": (_("“%(document)s” has a new version, the portal shows the old one: release it"), "document"),
    "left": (_("Nobody looks after “%(document)s” any more"), "hand_over_document"),
}


class Duty(NamedTuple):
    """`name` is the same for as long as it is asked, `day` the last for it."""

    name: str
    words: str
    url: str
    day: date | None


def waits_for(actor: Actor) -> Iterator[Waiting]:
    for one in duties_of(actor):
        yield Waiting(one.words, one.url, _end_of(one.day))


def duties_of(actor: Actor) -> Iterator[Duty]:
    """The most urgent first."""
    first, *others = _kinds(actor)
    for asked, title, uuid, day in first.union(*others).order_by("day", "named"):
        words, page = DUTIES[asked]
        yield Duty(f"{asked}-{uuid}", words % {"document": title}, reverse(page, args=[uuid]), day)


def _kinds(actor: Actor) -> Iterator[QuerySet]:
    readable = Document.objects.visible_to(actor).in_use()
    own = Q(owner=actor.user)
    if actor.is_office:
        left = Document.objects.left_behind()
        own |= Q(pk__in=left.values("pk"))
        yield _rows("left", left, Cast(Value(None), DateField()))
        yield _rows("portal", Document.objects.older_on_portal(), Cast(Value(None), DateField()))
        yield _rows("go", readable.free_to_go().exclude(retained_until=None), F("retained_until"))
    yield _rows("review", readable.due_for_review().filter(own), F("review_on"))


def _rows(asked: str, rows: QuerySet, day: F | Cast) -> QuerySet:
    params = {"named": F("title"), "at": F("uuid"), "day": day}
    return rows.order_by().annotate(asked=Value(asked), **params).values_list("asked", "named", "at", "day")


def _end_of(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.max)) if day else None
