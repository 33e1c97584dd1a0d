"""From what the form can say to OpenStreetMap's text."""

from .notation import DAYS, MONTHS, STATES
from .rules import DAY, EVERY_DAY, Hours, Rule, Span, SpecialDays


def compose(hours: Hours) -> str:
    """The text in one fixed spelling; blank when there is nothing to say."""
    text = ""
    for part in hours.parts:
        separator = ", " if isinstance(part, Rule) and part.adds else "; "
        text += (separator if text else "") + _composed(part)
    return text


def _composed(part: Rule | SpecialDays) -> str:
    days = [_composed_dates(part)] if isinstance(part, SpecialDays) else [_composed_season(part), _composed_days(part)]
    words = [*days, ",".join(_composed_span(span) for span in part.spans), STATES[part.state]]
    return " ".join(filter(None, words)) or "24/7"


def _composed_dates(part: SpecialDays) -> str:
    return "-".join(
        f"{day.year} {MONTHS[day.month - 1]} {day.day:02}" for day in dict.fromkeys((part.first, part.last))
    )


def _composed_season(rule: Rule) -> str:
    if not rule.season:
        return ""
    ends = dict.fromkeys((rule.season.first, rule.season.last))
    return "-".join(MONTHS[end.month - 1] + (f" {end.day:02}" if end.day else "") for end in ends)


def _composed_days(rule: Rule) -> str:
    """Every day goes without saying, except where only times would be left."""
    if rule.weekdays == EVERY_DAY and not rule.holidays and (rule.season or not (rule.spans or rule.adds)):
        return ""
    runs = [(DAYS[first], DAYS[last]) for first, last in runs_of(rule.weekdays)]
    items = ["-".join(dict.fromkeys(run)) for run in runs]
    return ",".join(["PH"] * rule.only_holidays + items + ["PH"] * (rule.holidays and bool(items)))


def runs_of(weekdays: frozenset[int]) -> list[tuple[int, int]]:
    """Consecutive days, Monday first: {0, 1, 2, 5} gives (0, 2), (5, 5)."""
    firsts = [day for day in sorted(weekdays) if day - 1 not in weekdays]
    lasts = [day for day in sorted(weekdays) if day + 1 not in weekdays]
    return list(zip(firsts, lasts, strict=True))


def _composed_span(span: Span) -> str:
    return f"{_clock(span.start)}+" if span.end is None else f"{_clock(span.start)}-{_clock(span.end)}"


def _clock(minutes: int) -> str:
    minutes = minutes if minutes <= DAY else minutes - DAY
    return f"{minutes // 60:02}:{minutes % 60:02}"
