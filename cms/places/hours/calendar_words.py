"""Times, days, months and dates as a reader of the active language expects them."""

from collections.abc import Iterable
from datetime import date

from django.utils.dateformat import format as date_format
from django.utils.dates import MONTHS
from django.utils.formats import get_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from .rules import DAY, EVERY_DAY, MonthDay, Season, Span

LEAP_YEAR = 2000
WRITES_MONTHS_SMALL = {"pl", "cs"}  # Django's own names are made for headings


def weekday_names() -> list[str]:
    """Monday first, short."""
    return [
        pgettext("weekday in opening hours", "Mon"),
        pgettext("weekday in opening hours", "Tue"),
        pgettext("weekday in opening hours", "Wed"),
        pgettext("weekday in opening hours", "Thu"),
        pgettext("weekday in opening hours", "Fri"),
        pgettext("weekday in opening hours", "Sat"),
        pgettext("weekday in opening hours", "Sun"),
    ]


def days_in_words(weekdays: frozenset[int], holidays: bool) -> str:
    if weekdays == EVERY_DAY:
        days = _("daily")
    else:
        names = weekday_names()
        days = ", ".join(_range(names[first], names[last]) for first, last in _runs_over_sunday(weekdays))
    return _("%(days)s and public holidays") % {"days": days} if holidays else days


def season_in_words(season: Season) -> str:
    return _range(_month_day(season.first), _month_day(season.last))


def dates_in_words(first: date, last: date) -> str:
    pattern = get_format("DATE_FORMAT")
    days = dict.fromkeys(date_format(day, pattern) for day in (first, last))
    return " – ".join(days)


def times_in_words(spans: Iterable[Span]) -> str:
    """“9:00–12:00 and 13:00–17:00”."""
    *others, last = map(_span, spans)
    times = f"{', '.join(others)} {pgettext('between opening times', 'and')} {last}" if others else last
    # Translators: what a language adds to clock times, such as “Uhr” in German.
    return pgettext("opening times", "%(times)s") % {"times": times}


def _span(span: Span) -> str:
    if span.end is None:
        return pgettext("opening time", "from %(time)s") % {"time": clock(span.start)}
    return f"{clock(span.start)}–{clock(span.end)}"


def clock(minutes: int) -> str:
    """9:00, 24:00, and 2:00 past midnight."""
    minutes = minutes if minutes <= DAY else minutes - DAY
    return f"{minutes // 60}:{minutes % 60:02}"


def _month_day(end: MonthDay) -> str:
    if end.day is None:
        name = str(MONTHS[end.month])
        return name.lower() if get_language() in WRITES_MONTHS_SMALL else name
    return date_format(date(LEAP_YEAR, end.month, end.day), get_format("MONTH_DAY_FORMAT"))


def _runs_over_sunday(weekdays: frozenset[int]) -> list[tuple[int, int]]:
    """Consecutive days, the week being round: Sunday to Thursday is one run."""
    firsts = [day for day in sorted(weekdays) if (day - 1) % 7 not in weekdays]
    return [(first, next(day for day in range(first, first + 7) if (day + 1) % 7 not in weekdays) % 7) for first in firsts]


def _range(first: str, last: str) -> str:
    if first == last:
        return first
    return f"{first} – {last}" if " " in first + last else f"{first}–{last}"
