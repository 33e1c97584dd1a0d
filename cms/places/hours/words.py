"""Opening hours in the reader's language."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from .calendar_words import dates_in_words, days_in_words, season_in_words, times_in_words
from .rules import EVERY_DAY, Hours, Rule, SpecialDays, State
from .syntax import parse


def in_words(text: str, language: str | None = None) -> list[str]:
    """A line a season, for public holidays, and for each exception; the active language unless one is named.

    What is beyond the form's words is given as it is, and said to be so. Blank: no lines.
    """
    if not text.strip():
        return []
    hours = parse(text)
    with override(language or get_language()):
        if hours is None:
            return [_("In OpenStreetMap's notation: %(text)s") % {"text": text.strip()}]
        return list(_lines(hours))


def exceptions_in_words(text: str, first: date, last: date) -> list[str]:
    """A line for each exception that touches these days, the soonest first, in the active language."""
    hours = parse(text)
    days = [day for day in hours.exceptions if day.first <= last and day.last >= first] if hours else []
    return [_exception(day) for day in sorted(days, key=lambda day: day.first)]


def _exception(day: SpecialDays) -> str:
    return _labelled(dates_in_words(day.first, day.last), _what(day))


def _lines(hours: Hours) -> Iterator[str]:
    for season, group in groupby(hours.rules, key=lambda rule: rule.season):
        rules = _without_replaced_days(list(group))
        label = season_in_words(season) if season else ""
        if usual := [_usual(rule) for rule in rules if not rule.only_holidays]:
            yield _labelled(label, ", ".join(usual))
        for rule in rules:
            if rule.only_holidays:
                yield _labelled(", ".join(filter(None, [label, _("public holidays")])), _what(rule))
    yield from map(_exception, hours.exceptions)


def _labelled(label: str, words: str) -> str:
    return f"{label}: {words}" if label else words


def _usual(rule: Rule) -> str:
    """Without “daily” where that goes without saying: “closed”, “May: closed”, but “daily 9:00–17:00”."""
    if rule.weekdays == EVERY_DAY and not rule.holidays and not rule.spans:
        return _what(rule)
    return f"{days_in_words(rule.weekdays, rule.holidays)} {_what(rule)}"


def _what(part: Rule | SpecialDays) -> str:
    times = times_in_words(part.spans) if part.spans else ""
    if part.state is State.OPEN:
        return times or _("open 24 hours")
    words = {
        State.CLOSED: pgettext("opening hours", "closed"),
        State.APPOINTMENT: _("by appointment"),
        State.UNKNOWN: _("hours not confirmed"),
    }
    return f"{times} {words[part.state]}".strip()


def _without_replaced_days(rules: list[Rule]) -> list[Rule]:
    """A day that a later rule of the same season speaks of is left to that rule."""
    kept: list[Rule] = []
    for number, rule in enumerate(rules):
        later = frozenset[int]().union(*(other.weekdays for other in rules[number + 1 :]))
        weekdays = rule.weekdays - later
        if weekdays or rule.holidays:
            kept.append(replace(rule, weekdays=weekdays))
    return kept
