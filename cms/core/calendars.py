"""Dates as a calendar file (RFC 5545): the same dates give the same bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from icalendar import Calendar, Event
from icalendar.enums import STATUS


@dataclass(frozen=True)
class CalendarDate:
    """A day, days (both included), or times with a zone. `uid` names it for good, `url` is its page below the site.

    `sequence` grows with every change that people have to notice; `changed_at` is the last, None: never. What is called
    off stays a while as cancelled, or calendar programs would keep it.
    """

    uid: str
    title: str
    start: date
    end: date
    url: str
    place: str = ""
    sequence: int = 0
    changed_at: datetime | None = None
    is_cancelled: bool = False


def as_calendar(dates: Iterable[CalendarDate], *, name: str, uid: str) -> bytes:
    """`uid` names the calendar for good. Times are written in UTC, which every program reads alike."""
    calendar = Calendar.new(prodid="-//VisitOpolskie//VisitOpolskie//", name=name, uid=uid)
    for one in dates:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: CalendarDate) -> Event:
    return Event.new(
        uid=one.uid,
        stamp=one.changed_at or datetime.combine(one.start, time(0), UTC),
        sequence=one.sequence,
        status=STATUS.CANCELLED if one.is_cancelled else STATUS.CONFIRMED,
        summary=one.title,
        start=_in_utc(one.start),
        end=_first_moment_after(one.end),
        location=one.place or None,
        url=settings.SITE_URL + one.url,
    )


def _in_utc(moment: date) -> date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _first_moment_after(end: date) -> date:
    """The format's end is not included, so whole days end on the next."""
    return _in_utc(end) if isinstance(end, datetime) else end + timedelta(days=1)
