"""Hours past midnight belong to the day on which they begin.

OpenStreetMap's syntax does not see it so: in “Fr 12:00-02:00; Sa 12:00-20:00” Saturday's rule replaces the whole of
Saturday, the end of Friday night included, and “PH off” ends New Year's Eve at midnight. People mean something else.
"""

from dataclasses import replace

from .rules import DAY, Hours, Rule, Span, State


def is_apart(rule: Rule, other: Rule) -> bool:
    """Never on the same day, whatever the year."""
    return not (rule.weekdays & other.weekdays or rule.holidays or other.holidays)


def with_nights_kept(hours: Hours) -> Hours:
    """The same rules, written so that other programs, too, keep the night before where the syntax allows it."""
    rules: list[Rule] = []
    for rule in hours.rules:
        nights = any(span.into_next_day for earlier in rules for span in earlier.spans)
        apart = all(is_apart(rule, earlier) for earlier in rules)
        rules.append(replace(rule, adds=nights and apart and rule.state is not State.CLOSED))
    return replace(hours, rules=tuple(rules))


def end_of_night(hours: Hours) -> int:
    """Minutes after midnight at which every night is over; 0 when none goes past midnight, or a day begins before."""
    latest = max((span.into_next_day for span in hours.spans), default=0)
    begins_early = any(span.start < latest for span in hours.spans)
    whole_days = any(not part.spans and part.state is not State.CLOSED for part in hours.parts)
    return 0 if begins_early or whole_days else latest


def earlier_by(hours: Hours, minutes: int) -> Hours:
    """Every time moved, so that no night goes past midnight. `minutes` come from `end_of_night`."""

    def moved(span: Span) -> Span:
        return Span(span.start - minutes, (DAY if span.end is None else span.end) - minutes)

    return Hours(
        tuple(replace(rule, spans=tuple(map(moved, rule.spans))) for rule in hours.rules),
        tuple(replace(day, spans=tuple(map(moved, day.spans))) for day in hours.exceptions),
    )
