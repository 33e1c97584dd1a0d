"""The rows of one kind, in the order in which they are shown."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .exception_row import ExceptionForm
from .rows import RowForm
from .rule_row import RuleForm

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MAX_ROWS = 60


class RowSet(forms.BaseFormSet[RowForm]):
    template_name = "cms/places/opening_hours_rows.html"
    legend: "StrPromise"
    add_label: "StrPromise"

    def present(self) -> list[tuple[str, RowForm]]:
        """The rows that were not removed in the browser, with what they are called."""
        rows = [row for row in self.forms if row.is_present]
        return [(self.legend % {"number": number}, row) for number, row in enumerate(rows, start=1)]

    def problems(self) -> Iterator[str]:
        for name, row in self.present():
            for messages in row.errors.values():
                for message in messages:
                    yield _("%(row)s: %(problem)s") % {"row": name, "problem": message}


class RuleRows(RowSet):
    legend = gettext_lazy("Row %(number)d")
    add_label = gettext_lazy("Add a row")


class ExceptionRows(RowSet):
    legend = gettext_lazy("Exception %(number)d")
    add_label = gettext_lazy("Add an exception")


def _form_set(row: type[RowForm], rows: type[RowSet], blank: int) -> type[RowSet]:
    form_set = forms.formset_factory(row, rows, extra=blank, max_num=MAX_ROWS, absolute_max=MAX_ROWS)
    return cast(type[RowSet], form_set)


RuleFormSet = _form_set(RuleForm, RuleRows, blank=2)
ExceptionFormSet = _form_set(ExceptionForm, ExceptionRows, blank=1)
