"""What all rows of the editor's form have in common. A blank row says nothing and is left out."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from .calendar_words import clock
from .clock_field import ClockField, spans_from
from .rules import Hours, Rule, Span, SpecialDays, State

ALL_DAY = "all-day"
STATES = [
    (State.OPEN, gettext_lazy("open at these times")),
    (ALL_DAY, gettext_lazy("open 24 hours")),
    (State.CLOSED, pgettext_lazy("opening hours", "closed")),
    (State.APPOINTMENT, gettext_lazy("by appointment")),
    (State.UNKNOWN, gettext_lazy("hours not confirmed")),
]
SPANS = 2
Group = tuple[str, list[forms.BoundField]]


def fits_form(hours: Hours) -> bool:
    """The form has two spans a row, and only the last may end when it suits."""
    rows = [part.spans for part in hours.parts]
    return all(len(spans) <= SPANS and all(span.end is not None for span in spans[:-1]) for spans in rows)


class RowForm(forms.Form):
    """What rules and exceptions have in common. `part` is None for a blank row, and for one with errors."""

    state = forms.ChoiceField(label=pgettext_lazy("opening hours", "it is"), choices=STATES, required=False)
    from_1 = ClockField(label=pgettext_lazy("opening hours", "from"))
    to_1 = ClockField(label=pgettext_lazy("opening hours", "to"))
    from_2 = ClockField(label=pgettext_lazy("opening hours", "and from"))
    to_2 = ClockField(label=pgettext_lazy("opening hours", "to"))
    open_end = forms.BooleanField(label=gettext_lazy("no fixed closing time"), required=False)

    template_name = "cms/places/opening_hours_row.html"
    usual_state: str = State.OPEN
    part: Rule | SpecialDays | None = None

    @property
    def is_present(self) -> bool:
        """False for a row that was removed in the browser."""
        return not self.is_bound or self.add_prefix("state") in self.data

    @property
    def is_blank(self) -> bool:
        return not any(bound.data and not (bound.name == "state" and bound.data == self.usual_state) for bound in self)

    def clean(self) -> None:
        if not self.errors and not self.is_blank:
            self.part = self.read_part()

    def read_part(self) -> Rule | SpecialDays:
        raise NotImplementedError

    def days_groups(self) -> list[Group]:
        raise NotImplementedError

    def groups(self) -> list[Group]:
        """Fields that belong together, under what they have in common."""
        times = ["state", "from_1", "to_1", "from_2", "to_2", "open_end"]
        return [*self.days_groups(), (pgettext("opening hours", "Hours"), [self[name] for name in times])]

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
