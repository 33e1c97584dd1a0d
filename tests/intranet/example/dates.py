from collections.abc import Iterator

from intranet.core.actors import Actor
from intranet.core.feeds.dates import CalendarDate

from .models import Outing


def dates_for(actor: Actor) -> Iterator[CalendarDate]:
    for outing in Outing.objects.visible_to(actor).announced().for_table():
        yield CalendarDate(
            uid=f"outing-{outing.pk}@visitopolskie",
            title=outing.title,
            start=outing.day,
            end=outing.day,
            url=outing.get_absolute_url(),
            place=outing.host.name,
        )
