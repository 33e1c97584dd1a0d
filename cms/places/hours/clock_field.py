"""Clock times as people type them."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .rules import DAY, Span


class ClockField(forms.CharField):
    """“9”, “9:00”, “9.30”, “24:00”, in minutes from midnight; None when blank."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"size": 5, "autocomplete": "off"})
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        found = re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-5][0-9]))?", typed)
        minutes = int(found[1]) * 60 + int(found[2] or 0) if found else DAY + 1
        if minutes > DAY:
            raise ValidationError(_("“%(typed)s” is not a time such as 9:00 or 17:30.") % {"typed": typed})
        return minutes


def spans_from(times: list[tuple[int | None, int | None]], *, open_end: bool) -> tuple[Span, ...]:
    """Pairs of opening and closing time; blank pairs are left out, and an earlier closing time is the next day's.

    Raises ValidationError when half a pair is missing; with `open_end` the last closing time may be.
    """
    given = [pair for pair in times if pair != (None, None)]
    return tuple(_span(*pair, may_lack_end=open_end and pair is given[-1]) for pair in given)


def _span(start: int | None, end: int | None, *, may_lack_end: bool) -> Span:
    if start is None:
        raise ValidationError(_("The opening time is missing."))
    if start == DAY:
        raise ValidationError(_("An opening time of 24:00 belongs to the next day, as 0:00."))
    if may_lack_end:
        if end is not None:
            raise ValidationError(_("“No fixed closing time” is ticked: clear the last closing time, or untick it."))
        return Span(start)
    if end is None:
        raise ValidationError(_("The closing time is missing. Fill it in, or tick “no fixed closing time”."))
    return Span(start, end if end > start else end + DAY)
