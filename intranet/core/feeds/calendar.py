"""Dates as a calendar file (RFC 5545)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from .dates import CalendarDate


def as_calendar(dates: Iterable[CalendarDate]) -> bytes:
    """In the active language."""
    calendar = Calendar.new(prodid="-//VisitOpolskie//Intranet//", name=_("Dates of the cluster"))
    for one in dates:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: CalendarDate) -> Event:
    return Event.new(
        uid=one.uid,
        summary=one.title,
        start=one.start,
        end=_first_moment_after(one.end),
        location=one.place or None,
        url=settings.SITE_URL + one.url,
    )


def _first_moment_after(end: date) -> date:
    """The format's end is not included, so whole days end on the next."""
    return end if isinstance(end, datetime) else end + timedelta(days=1)
