"""Opening hours as schema.org says them: days of the week with times, public holidays, and dated exceptions.

All or nothing: where one day cannot be said exactly, programs would take the others for the whole truth and that day
for closed. Seasons are among the unsayable, for schema.org wants the year of every date.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from .rules import DAY, Hours, Rule, Span, SpecialDays, State
from .syntax import parse

SCHEMA = "https://schema.org/"
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOLIDAYS = "PublicHolidays"
CLOSED: tuple[Span, ...] = ()
#: How search engines want a whole day to be written; 00:00-00:00 would be no time at all.
WHOLE_DAY = ("00:00", "23:59")

Specification = dict[str, Any]


@dataclass
class StructuredHours:
    """Both empty: nothing is known, or nothing that can be said exactly."""

    usual: list[Specification] = field(default_factory=list)
    special: list[Specification] = field(default_factory=list)


def structured_hours(text: str) -> StructuredHours:
    """Never raises, whatever the text."""
    hours = parse(text) if text.strip() else None
    if hours is None:
        return StructuredHours()
    try:
        return StructuredHours(_usual(_week(hours)), _special(hours.exceptions))
    except _Unsayable:
        return StructuredHours()


class _Unsayable(Exception):
    """schema.org has no words for it."""


def _week(hours: Hours) -> dict[str, tuple[Span, ...]]:
    """What finally holds for each day that the rules speak of: a later rule replaces an earlier one."""
    week: dict[str, tuple[Span, ...]] = {}
    for rule in hours.rules:
        if rule.season or (HOLIDAYS in week and not rule.holidays):
            raise _Unsayable  # the latter replaces some holidays, depending on the weekday
        week |= dict.fromkeys(_days(rule), _spans(rule))
    return week


def _days(rule: Rule) -> list[str]:
    return [DAY_NAMES[number] for number in sorted(rule.weekdays)] + [HOLIDAYS] * rule.holidays


def _spans(part: Rule | SpecialDays) -> tuple[Span, ...]:
    if part.state is State.CLOSED:
        return CLOSED
    if part.state is not State.OPEN:
        raise _Unsayable
    return part.spans or (Span(0, DAY),)


def _usual(week: dict[str, tuple[Span, ...]]) -> list[Specification]:
    """A closed weekday goes without saying, a closed holiday does not: it would be taken for its weekday."""
    by_spans: dict[tuple[Span, ...], list[str]] = {}
    for day, spans in week.items():
        if spans or day == HOLIDAYS:
            by_spans.setdefault(spans, []).append(SCHEMA + day)
    return [
        _specification(times, {"dayOfWeek": days}) for spans, days in by_spans.items() for times in _all_times(spans)
    ]


def _special(exceptions: Sequence[SpecialDays]) -> list[Specification]:
    if any(one.first <= other.last and other.first <= one.last for one, other in combinations(exceptions, 2)):
        raise _Unsayable  # which of two prevails
    return [
        _specification(times, {"validFrom": days.first.isoformat(), "validThrough": days.last.isoformat()})
        for days in exceptions
        for times in _all_times(_spans(days))
    ]


def _specification(times: dict[str, str], when: Specification) -> Specification:
    return {"@type": "OpeningHoursSpecification"} | when | times


def _all_times(spans: tuple[Span, ...]) -> list[dict[str, str]]:
    """One for each span; for a closed day one without times, which is how schema.org says closed."""
    return [_times(span) for span in spans] or [{}]


def _times(span: Span) -> dict[str, str]:
    if span == Span(0, DAY):
        opens, closes = WHOLE_DAY
    elif span.end is None or span.end - span.start >= DAY:
        raise _Unsayable
    else:
        opens, closes = _clock(span.start), _clock(span.end % DAY)
    return {"opens": opens, "closes": closes}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
