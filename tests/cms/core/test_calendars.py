"""Dates for calendar programs: written so that each of them reads the same, and so that nothing changes by itself."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from cms.core.calendars import CalendarDate, as_calendar

WARSAW = ZoneInfo("Europe/Warsaw")
NOON = datetime(2026, 6, 1, 12, 0, tzinfo=WARSAW)


def written(*dates: CalendarDate) -> bytes:
    return as_calendar(dates, name="Dates", uid="calendar@visitopolskie")


def event(start: date, end: date, **facts) -> Event:
    one = CalendarDate("one@visitopolskie", "Wycieczka", start=start, end=end, url="/intranet/", **facts)
    (found,) = Calendar.from_ical(written(one)).events
    return found


def test_time_is_written_in_utc():
    found = event(NOON, NOON + timedelta(hours=2))
    assert found["DTSTART"].to_ical() == b"20260601T100000Z"
    assert found["DTEND"].to_ical() == b"20260601T120000Z"


def test_last_day_is_included():
    found = event(date(2026, 6, 1), date(2026, 6, 2))
    assert found.decoded("DTEND") == date(2026, 6, 3)


def test_change_is_told_by_its_stamp_and_sequence():
    found = event(NOON, NOON, sequence=3, changed_at=NOON)
    assert (found["SEQUENCE"], found["STATUS"]) == (3, "CONFIRMED")
    assert found.decoded("DTSTAMP") == NOON.astimezone(UTC)


def test_what_is_called_off_is_cancelled():
    assert event(NOON, NOON, is_cancelled=True)["STATUS"] == "CANCELLED"


def test_same_dates_give_the_same_bytes():
    one = CalendarDate("one@visitopolskie", "Wycieczka", start=date(2026, 6, 1), end=date(2026, 6, 1), url="/intranet/")
    assert written(one) == written(one)
