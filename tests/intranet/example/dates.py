from collections.abc import Iterator

from cms.core.calendars import CalendarDate
from intranet.core.actors import Actor

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
