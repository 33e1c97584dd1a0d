"""One row of the editor's form: a rule, or an exception. A blank row says nothing and is left out."""

from calendar import monthrange
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .clock_field import ClockField, spans_from
from .calendar_words import clock
from .rules import EVERY_DAY, Hours, MonthDay, Rule, Season, Span, SpecialDays, State

ALL_DAY = "all-day"
STATES = [
    (State.OPEN, gettext_lazy("open at these times")),
    (ALL_DAY, gettext_lazy("open 24 hours")),
    (State.CLOSED, gettext_lazy("closed")),
    (State.APPOINTMENT, gettext_lazy("by appointment")),
    (State.UNKNOWN, gettext_lazy("hours not confirmed")),
]
SPANS = 2
LEAP_YEAR = 2000


def fits_form(hours: Hours) -> bool:
    """The form has two spans a row, and only the last may end when it suits."""
    rows = [part.spans for part in (*hours.rules, *hours.exceptions)]
    return all(len(spans) <= SPANS and all(span.end is not None for span in spans[:-1]) for spans in rows)


class RowForm(forms.Form):
    """What rules and exceptions have in common. `part` is None for a blank row, and for one with errors."""

    state = forms.ChoiceField(label=gettext_lazy("Then it is"), choices=STATES, required=False)
    from_1 = ClockField(label=gettext_lazy("from"))
    to_1 = ClockField(label=gettext_lazy("to"))
    from_2 = ClockField(label=gettext_lazy("and from"))
    to_2 = ClockField(label=gettext_lazy("to"))
    open_end = forms.BooleanField(label=gettext_lazy("no fixed closing time"), required=False)

    usual_state: str = State.OPEN
    part: Rule | SpecialDays | None = None

    @property
    def is_present(self) -> bool:
        """False for a row that was removed in the browser."""
        return not self.is_bound or self.add_prefix("state") in self.data

    @property
    def is_blank(self) -> bool:
        return not any(
            bound.data and not (bound.name == "state" and bound.data == self.usual_state) for bound in self
        )

    def clean(self) -> None:
        if not self.errors and not self.is_blank:
            self.part = self.read_part()

    def read_part(self) -> Rule | SpecialDays:
        raise NotImplementedError

    def read_when(self) -> tuple[State, tuple[Span, ...]]:
        typed = self.cleaned_data
        chosen = typed["state"] or self.usual_state
        times = [(typed[f"from_{number}"], typed[f"to_{number}"]) for number in range(1, SPANS + 1)]
        spans = spans_from(times, open_end=typed["open_end"])
        if spans and chosen in (ALL_DAY, State.CLOSED):
            raise ValidationError(
                _("Times are given although it is “%(state)s”. Clear the times, or choose “%(open)s”.")
                % {"state": dict(STATES)[chosen], "open": dict(STATES)[State.OPEN]}
            )
        if not spans and chosen == State.OPEN:
            raise ValidationError(
                _("The times are missing. Fill them in, or choose “%(all_day)s”.") % {"all_day": dict(STATES)[ALL_DAY]}
            )
        return (State.OPEN if chosen == ALL_DAY else State(chosen)), spans

    @staticmethod
    def when_initial(part: Rule | SpecialDays) -> dict[str, Any]:
        is_all_day = part.state is State.OPEN and not part.spans
        initial: dict[str, Any] = {"state": ALL_DAY if is_all_day else part.state}
        for number, span in enumerate(part.spans, start=1):
            initial[f"from_{number}"] = clock(span.start)
            initial[f"to_{number}"] = "" if span.end is None else clock(span.end)
            initial["open_end"] = span.end is None
        return initial


def _day_field() -> forms.TypedChoiceField:
    choices = [("", "–"), *((day, day) for day in range(1, 32))]
    return forms.TypedChoiceField(
        label=gettext_lazy("day"), choices=choices, coerce=int, empty_value=None, required=False
    )


def _month_field() -> forms.TypedChoiceField:
    choices = [("", "–"), *MONTHS.items()]
    return forms.TypedChoiceField(
        label=gettext_lazy("month"), choices=choices, coerce=int, empty_value=None, required=False
    )


class RuleForm(RowForm):
    first_day, first_month = _day_field(), _month_field()
    last_day, last_month = _day_field(), _month_field()
    holidays = forms.BooleanField(label=gettext_lazy("Public holidays"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, name in WEEKDAYS.items():
            self.fields[f"weekday_{number}"] = forms.BooleanField(label=name, required=False)

    @property
    def weekday_fields(self) -> list[forms.BoundField]:
        return [self[f"weekday_{number}"] for number in WEEKDAYS]

    def read_part(self) -> Rule:
        typed = self.cleaned_data
        weekdays = frozenset(number for number in WEEKDAYS if typed[f"weekday_{number}"])
        if not weekdays and not typed["holidays"]:
            weekdays = EVERY_DAY
        season = self.read_season()
        state, spans = self.read_when()
        return Rule(state, weekdays, typed["holidays"], season, spans)

    def read_season(self) -> Season | None:
        """Where only one end has a day, the other is the whole month."""
        typed = self.cleaned_data
        first, last = ((typed[f"{end}_month"], typed[f"{end}_day"]) for end in ("first", "last"))
        if first == last == (None, None):
            return None
        if None in (first[0], last[0]):
            raise ValidationError(_("A season needs its first and its last month. For the whole year, clear both."))
        if first[1] or last[1]:
            first, last = (first[0], first[1] or 1), (last[0], last[1] or _last_day(last[0]))
        return Season(_real_day(*first), _real_day(*last))

    @classmethod
    def initial_of(cls, rule: Rule) -> dict[str, Any]:
        initial = {**cls.when_initial(rule), "holidays": rule.holidays}
        initial |= {f"weekday_{number}": True for number in rule.weekdays}
        if rule.season:
            first, last = rule.season.first, rule.season.last
            initial |= {"first_month": first.month, "first_day": first.day}
            initial |= {"last_month": last.month, "last_day": last.day}
        return initial


def _date_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": gettext_lazy("Enter a date such as 2026-12-24.")},
    )


class ExceptionForm(RowForm):
    first = _date_field(gettext_lazy("First day"))
    last = _date_field(gettext_lazy("Last day, if there are several"))

    usual_state = State.CLOSED

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].initial = self.usual_state

    def read_part(self) -> SpecialDays:
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        if first is None:
            raise ValidationError(_("The first day is missing."))
        if last and last < first:
            raise ValidationError(_("The last day comes before the first. Exchange them."))
        return SpecialDays(first, last or first, *self.read_when())

    @classmethod
    def initial_of(cls, days: SpecialDays) -> dict[str, Any]:
        return {**cls.when_initial(days), "first": days.first, "last": days.last if days.last != days.first else None}


def _real_day(month: int, day: int | None) -> MonthDay:
    if day and day > _last_day(month):
        raise ValidationError(
            _("%(month)s has only %(last)d days.") % {"month": MONTHS[month], "last": _last_day(month)}
        )
    return MonthDay(month, day)


def _last_day(month: int) -> int:
    return monthrange(LEAP_YEAR, month)[1]


RuleFormSet = forms.formset_factory(RuleForm, extra=2, max_num=60, absolute_max=60)
ExceptionFormSet = forms.formset_factory(ExceptionForm, extra=1, max_num=60, absolute_max=60)
