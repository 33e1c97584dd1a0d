"""What stands in people's calendars."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CalendarDate:
    """A day, days (both included), or times with a zone. `uid` names it for good, `url` is its page below the site."""

    uid: str
    title: str
    start: date
    end: date
    url: str
    place: str = ""
