from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .typed import TypedHours
from .validation import MAX_LENGTH, validate_opening_hours
from .widgets import OpeningHoursWidget


class OpeningHoursField(forms.CharField):
    """Text in OpenStreetMap's syntax, entered in rows. A wrong row is named in the error."""

    widget = OpeningHoursWidget
    default_validators = [validate_opening_hours]

    def __init__(self, *, max_length: int | None = MAX_LENGTH, **kwargs: Any) -> None:
        super().__init__(max_length=None, **kwargs)  # the validator knows the length, and says more

    def clean(self, value: Any) -> str:
        if isinstance(value, TypedHours) and value.problems:
            raise ValidationError(value.problems)
        return super().clean(value)
