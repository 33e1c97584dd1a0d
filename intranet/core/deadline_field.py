"""A field for a moment by which something is due, typed as the page shows times: by the clock of who reads it."""

import re
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .deadlines import has_passed, this_minute

#: What people mean. Beyond, a moment that exists here may not exist in UTC.
_YEARS = range(1900, 2200)
_FIVE_DIGITS = re.compile(r"\s*(\d{1,2}\.\d{1,2}\.)?\d{5,}")
#: Besides what browsers send; also where the active language writes otherwise.
_TYPED = ["%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M"]


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class DeadlineField(forms.DateTimeField):
    """Aware, whole minutes. A time that the change of clocks skips or doubles is refused, saying which would do.

    `may_be_over` takes a deadline that has passed, for what is entered afterwards.
    """

    widget = MomentInput
    default_error_messages = {
        "invalid": gettext_lazy("Enter a date and a time, such as 31.12.2026 12:00."),
        "year": gettext_lazy("Write the year with four digits, such as 2026."),
        "over": gettext_lazy("This moment is over. Name a later one."),
    }

    def __init__(self, *, may_be_over: bool = False, **kwargs: Any) -> None:
        super().__init__(**{"input_formats": _TYPED} | kwargs)
        self._may_be_over = may_be_over

    def to_python(self, value: Any) -> datetime | None:
        if _FIVE_DIGITS.match(str(value)):
            raise self._refusal("year")
        if isinstance(value, str) and value.strip() and ":" not in value:  # a day alone would end as it begins
            raise self._refusal("invalid")
        try:
            moment = super().to_python(value)
        except ValidationError as error:
            raise self._explained(error) from error
        if moment and moment.year not in _YEARS:
            raise self._refusal("year")
        return this_minute(moment) if moment else None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not self._may_be_over and has_passed(value, timezone.now()):
            raise self._refusal("over")

    def _refusal(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)

    def _explained(self, error: ValidationError) -> ValidationError:
        if error.code != "ambiguous_timezone" or not error.params:
            return error
        typed = error.params["datetime"]
        return _clock_change(typed) if typed.year in _YEARS else self._refusal("year")


def _clock_change(typed: datetime) -> ValidationError:
    """What is wrong with a naive time that the present zone has twice or never, and the nearest two that are clear."""
    here = timezone.get_current_timezone()
    change = typed.replace(tzinfo=here, fold=1).utcoffset() - typed.replace(tzinfo=here, fold=0).utcoffset()  # type: ignore[operator]
    nearest = {"earlier": typed - abs(change), "later": typed + abs(change)}
    params = {name: time_format(moment, "H:i") for name, moment in nearest.items()}
    params |= {"day": date_format(typed, "SHORT_DATE_FORMAT"), "time": time_format(typed, "G:i")}
    if change > timedelta(0):
        words = _("%(day)s %(time)s does not exist: the clocks go forward. Name %(earlier)s or %(later)s, for example.")
    else:
        words = _("%(day)s at %(time)s happens twice: the clocks go back. Name %(earlier)s or %(later)s, for example.")
    return ValidationError(words % params, code="clock_change")
