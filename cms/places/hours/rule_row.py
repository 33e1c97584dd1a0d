from calendar import monthrange
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from .rows import Group, RowForm
from .rules import EVERY_DAY, MonthDay, Rule, Season

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LEAP_YEAR = 2000


def _day_field(label: "StrPromise") -> forms.TypedChoiceField:
    choices = [("", "–"), *((day, day) for day in range(1, 32))]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, empty_value=None, required=False)


def _month_field(label: "StrPromise") -> forms.TypedChoiceField:
    choices = [("", "–"), *MONTHS.items()]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, empty_value=None, required=False)


class RuleForm(RowForm):
    """A rule: some days of every year."""

    first_day, first_month = _day_field(gettext_lazy("from day")), _month_field(gettext_lazy("from month"))
    last_day, last_month = _day_field(gettext_lazy("to day")), _month_field(gettext_lazy("to month"))
    holidays = forms.BooleanField(label=gettext_lazy("Public holidays"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, name in WEEKDAYS.items():
            self.fields[f"weekday_{number}"] = forms.BooleanField(label=name, required=False)

    def days_groups(self) -> list[Group]:
        season = [self[name] for name in ("first_day", "first_month", "last_day", "last_month")]
        days = [*(self[f"weekday_{number}"] for number in WEEKDAYS), self["holidays"]]
        return [(_("Every year, or in this season only"), season), (pgettext("opening hours", "Days"), days)]

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


def _real_day(month: int, day: int | None) -> MonthDay:
    if day and day > _last_day(month):
        raise ValidationError(
            _("%(month)s has only %(last)d days.") % {"month": MONTHS[month], "last": _last_day(month)}
        )
    return MonthDay(month, day)


def _last_day(month: int) -> int:
    return monthrange(LEAP_YEAR, month)[1]
