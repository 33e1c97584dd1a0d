from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from .rows import Group, RowForm
from .rules import SpecialDays, State

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def _date_field(label: "StrPromise") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": gettext_lazy("Enter a date such as 2026-12-24.")},
    )


class ExceptionForm(RowForm):
    """An exception: certain dates."""

    first = _date_field(gettext_lazy("First day"))
    last = _date_field(gettext_lazy("Last day, if there are several"))

    usual_state = State.CLOSED

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].initial = self.usual_state

    def days_groups(self) -> list[Group]:
        return [(pgettext("opening hours", "Dates"), [self["first"], self["last"]])]

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
