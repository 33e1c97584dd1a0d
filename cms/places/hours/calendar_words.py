"""Times, days, months and dates as a reader of the active language expects them."""

from collections.abc import Iterable
from datetime import date

from django.utils.dateformat import format as date_format
from django.utils.dates import MONTHS
from django.utils.formats import get_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from .composing import runs_of
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
        return _("daily and on public holidays") if holidays else _("daily")
    names = weekday_names()
    days = ", ".join(_range(names[first], names[last]) for first, last in _runs(weekdays))
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
    conjunction = pgettext("between opening times", "and")
    times = f"{', '.join(others)} {conjunction} {last}" if others else last
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
    pattern = get_format("MONTH_DAY_FORMAT").replace("F", "E")  # E is the month as it is said within a date
    return date_format(date(LEAP_YEAR, end.month, end.day), pattern)


def _runs(weekdays: frozenset[int]) -> list[tuple[int, int]]:
    """Consecutive days from Monday on; but Sunday to Thursday is one run, and so is a long weekend."""
    runs = runs_of(weekdays)
    over_sunday = len(runs) == 2 and len(weekdays) <= 5 and {0, 6} <= weekdays
    return [(runs[1][0], runs[0][1])] if over_sunday else runs


def _range(first: str, last: str) -> str:
    if first == last:
        return first
    return f"{first} – {last}" if " " in first + last else f"{first}–{last}"
