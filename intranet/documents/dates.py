"""The days by which documents expect something of a person, in their calendar."""

from collections.abc import Iterator

from cms.core.calendars import CalendarDate
from intranet.core.actors import Actor

from .waiting import duties_of


def dates_for(actor: Actor) -> Iterator[CalendarDate]:
    for one in duties_of(actor):
        if one.day:
            yield CalendarDate(f"{one.name}@visitopolskie", one.words, start=one.day, end=one.day, url=one.url)
