"""The days by which documents expect something of a person, in their calendar."""

from collections.abc import Iterator

from django.urls import reverse

from intranet.core.actors import Actor
from intranet.core.feeds.dates import CalendarDate, register

from .waiting import ASKED, asked_of


def dates_for(actor: Actor) -> Iterator[CalendarDate]:
    for asked, title, uuid, day in asked_of(actor):
        if day:
            words, page = ASKED[asked]
            yield CalendarDate(
                uid=f"{asked}-{uuid}@visitopolskie",
                title=words % {"document": title},
                start=day,
                end=day,
                url=reverse(page, args=[uuid]),
            )


register(dates_for)
