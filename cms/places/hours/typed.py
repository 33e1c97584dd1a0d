"""What is in the editor's form, be it right or wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Self

from django.forms import BaseFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .nights import with_nights_kept
from .rows import ExceptionForm, ExceptionFormSet, RowForm, RuleForm, RuleFormSet, fits_form
from .rules import Hours, Rule, SpecialDays
from .syntax import compose, parse

ROWS, RAW = "rows", "raw"
RULE_LEGEND = gettext_lazy("Row %(number)d")
EXCEPTION_LEGEND = gettext_lazy("Exception %(number)d")


class TypedHours(str):
    """The text that the form stands for, with the form itself, so that nothing typed is lost when it is shown again.

    When rows are wrong the text is what is wrong with them: no validator takes it for opening hours.
    """

    rules: BaseFormSet
    exceptions: BaseFormSet
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
        problems = [] if mode == RAW else [*_problems(rules, RULE_LEGEND), *_problems(exceptions, EXCEPTION_LEGEND)]
        typed = cls(raw if mode == RAW else " ".join(problems) or _text(rules, exceptions, stored))
        typed.rules, typed.exceptions, typed.mode, typed.raw = rules, exceptions, mode, raw
        typed.stored, typed.problems = stored, problems
        return typed

    @property
    def rule_rows(self) -> list[RowForm]:
        return _present(self.rules)

    @property
    def exception_rows(self) -> list[RowForm]:
        return _present(self.exceptions)


def _present(rows: BaseFormSet) -> list[RowForm]:
    return [row for row in rows.forms if row.is_present]


def _problems(rows: BaseFormSet, legend: Any) -> Iterator[str]:
    for number, row in enumerate(_present(rows), start=1):
        for messages in row.errors.values():
            for message in messages:
                yield _("%(row)s: %(problem)s") % {"row": legend % {"number": number}, "problem": message}


def _text(rules: BaseFormSet, exceptions: BaseFormSet, stored: str) -> str:
    """The stored text where the rows say just the same: nothing is respelled without need."""
    hours = Hours(
        tuple(row.part for row in _present(rules) if isinstance(row.part, Rule)),
        tuple(row.part for row in _present(exceptions) if isinstance(row.part, SpecialDays)),
    )
    before = parse(stored) if stored else None
    if before and _without_commas(before) == hours:
        return stored
    return compose(with_nights_kept(hours))


def _without_commas(hours: Hours) -> Hours:
    return replace(hours, rules=tuple(replace(rule, adds=False) for rule in hours.rules))
