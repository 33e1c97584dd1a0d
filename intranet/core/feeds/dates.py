"""What stands in people's calendars. A feature registers a function when the app is ready."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ..actors import Actor


@dataclass(frozen=True)
class CalendarDate:
    """A day, days (both included), or times with a zone. `uid` names it for good, `url` is its page below the site."""

    uid: str
    title: str
    start: date
    end: date
    url: str
    place: str = ""


DatesFor = Callable[[Actor], Iterable[CalendarDate]]

_sources: list[DatesFor] = []


def register(dates_for: DatesFor) -> None:
    """`dates_for` yields what this actor may see."""
    _sources.append(dates_for)


def dates_for(actors: Iterable[Actor]) -> list[CalendarDate]:
    """What a person sees as any of these, each date once."""
    found = {date.uid: date for actor in actors for source in _sources for date in source(actor)}
    return list(found.values())
