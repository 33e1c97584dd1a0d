"""What is in the editor's form, be it right or wrong."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Self

from .exception_row import ExceptionForm
from .nights import with_nights_kept
from .row_sets import ExceptionFormSet, RowSet, RuleFormSet
from .rows import fits_form
from .rule_row import RuleForm
from .rules import Hours, Rule, SpecialDays
from .syntax import compose, parse

ROWS, RAW = "rows", "raw"


class TypedHours(str):
    """The text that the form stands for, with the form itself, so that nothing typed is lost when it is shown again.

    When rows are wrong the text is what is wrong with them: no validator takes it for opening hours.
    """

    rules: RowSet
    exceptions: RowSet
    mode: str
    raw: str
    stored: str
    problems: list[str]

    @classmethod
    def from_text(cls, text: str, name: str) -> Self:
        hours = parse(text) if text else Hours()
        shown = hours if hours and fits_form(hours) else None
        typed = cls(text)
        typed.mode, typed.raw, typed.stored, typed.problems = ROWS if shown else RAW, text, text, []
        typed.rules = RuleFormSet(
            initial=[RuleForm.initial_of(rule) for rule in shown.rules] if shown else None, prefix=f"{name}-rules"
        )
        typed.exceptions = ExceptionFormSet(
            initial=[ExceptionForm.initial_of(days) for days in shown.exceptions] if shown else None,
            prefix=f"{name}-exceptions",
        )
        return typed

    @classmethod
    def from_data(cls, data: Mapping[str, Any], name: str) -> Self:
        rules = RuleFormSet(data, prefix=f"{name}-rules")
        exceptions = ExceptionFormSet(data, prefix=f"{name}-exceptions")
        mode, raw, stored = (str(data.get(f"{name}-{part}") or "").strip() for part in ("mode", "raw", "stored"))
        problems = [] if mode == RAW else [*rules.problems(), *exceptions.problems()]
        typed = cls(raw if mode == RAW else " ".join(problems) or _text(rules, exceptions, stored))
        typed.rules, typed.exceptions, typed.mode, typed.raw = rules, exceptions, mode, raw
        typed.stored, typed.problems = stored, problems
        return typed


def _text(rules: RowSet, exceptions: RowSet, stored: str) -> str:
    """The stored text where the rows say just the same: nothing is respelled without need."""
    hours = Hours(
        tuple(row.part for _name, row in rules.present() if isinstance(row.part, Rule)),
        tuple(row.part for _name, row in exceptions.present() if isinstance(row.part, SpecialDays)),
    )
    before = parse(stored) if stored else None
    if before and _without_commas(before) == hours:
        return stored
    return compose(with_nights_kept(_with_holidays_last(hours)))


def _with_holidays_last(hours: Hours) -> Hours:
    """People who write a row for public holidays mean it, wherever it stands; in the syntax the last rule wins."""
    return replace(hours, rules=tuple(sorted(hours.rules, key=lambda rule: rule.only_holidays)))


def _without_commas(hours: Hours) -> Hours:
    return replace(hours, rules=tuple(replace(rule, adds=False) for rule in hours.rules))
