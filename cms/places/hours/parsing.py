"""From OpenStreetMap's text to what the form can say.

The library reads the text and prints it in one fixed spelling; only that spelling is taken apart here.
"""

import re
from datetime import date

from .library import Unreadable, read
from .nights import is_apart
from .notation import DAYS, MONTHS
from .rules import DAY, EVERY_DAY, Hours, MonthDay, Rule, Season, Span, SpecialDays, State

_day = "(?:" + "|".join(DAYS) + ")"
_month = "(?:" + "|".join(MONTHS) + ")"
_time = r"\d\d:\d\d"
_month_day = rf"{_month}(?: \d+)?"
_separator = re.compile(r'(; |, | \|\| )(?=(?:[^"]*"[^"]*")*[^"]*$)')
_rule = re.compile(
    rf"(?P<always>24/7)? ?"
    rf"(?:(?P<date>\d{{4}} {_month} \d+)(?:-(?P<until>(?:\d{{4}} )?{_month} \d+))?"
    rf"|(?P<season>{_month_day})(?:-(?P<season_end>{_month_day}))?)? ?"
    rf"(?P<days>(?:PH|{_day}(?:-{_day})?)(?:,(?:PH|{_day}(?:-{_day})?))*)? ?"
    rf"(?P<times>{_time}(?:-{_time}|\+)(?:,{_time}(?:-{_time}|\+))*)? ?"
    r'(?P<state>closed|unknown)? ?(?P<comment>"(?:by|on) appointment")?'
)


def parse(text: str) -> Hours | None:
    """What the form can show of the text; None when it must stay text, because it says more, or is not readable."""
    try:
        pieces = _separator.split(str(read(text)))
        return _hours(
            [_part(rule, separator) for separator, rule in zip(["; ", *pieces[1::2]], pieces[::2], strict=True)]
        )
    except (Unreadable, _TooMuch):
        return None


class _TooMuch(Exception):
    """More than the form can say."""


def _hours(parts: list[Rule | SpecialDays]) -> Hours:
    rules = [part for part in parts if isinstance(part, Rule)]
    exceptions = [part for part in parts if isinstance(part, SpecialDays)]
    if parts != [*rules, *exceptions]:
        raise _TooMuch  # a rule after an exception replaces it
    for number, rule in enumerate(rules):
        if rule.adds and not all(is_apart(rule, earlier) for earlier in rules[:number]):
            raise _TooMuch
    return Hours(tuple(rules), tuple(exceptions))


def _part(text: str, separator: str) -> Rule | SpecialDays:
    found = _rule.fullmatch(text)
    if not found or separator == " || ":
        raise _TooMuch
    state, spans = _state(found), _spans(found["times"])
    if state is State.CLOSED and spans:
        raise _TooMuch
    if not found["date"]:
        weekdays, holidays = _weekdays(found["days"])
        return Rule(state, weekdays, holidays, _season(found), spans, adds=separator == ", ")
    if found["days"] or separator == ", ":
        raise _TooMuch
    first, last = _dates(found["date"], found["until"])
    return SpecialDays(first, last, state, spans)


def _state(found: re.Match[str]) -> State:
    if not found["comment"]:
        return State(found["state"] or State.OPEN)
    if found["state"] == "closed":
        raise _TooMuch
    return State.APPOINTMENT


def _weekdays(text: str | None) -> tuple[frozenset[int], bool]:
    if not text:
        return EVERY_DAY, False
    days: set[int] = set()
    for item in text.replace("PH", "").split(","):
        if item:
            first, last = (DAYS.index(day) for day in (item[:2], item[-2:]))
            days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return frozenset(days), "PH" in text


def _season(found: re.Match[str]) -> Season | None:
    if not found["season"]:
        return None
    first = _month_end(found["season"])
    last = _month_end(found["season_end"]) if found["season_end"] else first
    if (first.day is None) != (last.day is None):
        raise _TooMuch
    return Season(first, last)


def _month_end(text: str) -> MonthDay:
    month, _, day = text.partition(" ")
    return MonthDay(MONTHS.index(month) + 1, int(day) if day else None)


def _dates(first: str, last: str | None) -> tuple[date, date]:
    last = last or first
    if not last[0].isdigit():
        last = f"{first[:4]} {last}"
    dates = _date(first), _date(last)
    if dates[1] < dates[0]:
        raise _TooMuch
    return dates


def _date(text: str) -> date:
    year, month, day = text.split()
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        raise _TooMuch from None


def _spans(text: str | None) -> tuple[Span, ...]:
    return tuple(_span(item) for item in text.split(",")) if text else ()


def _span(text: str) -> Span:
    start = _minutes(text[:5])
    end = None if text.endswith("+") else _minutes(text[6:])
    if end is not None and end <= start:
        end += DAY
    if start >= DAY or (end is not None and end - start > DAY):
        raise _TooMuch
    return Span(start, end)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
