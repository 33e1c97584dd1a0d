"""Refuses text that would mislead or could not be read, and says what would be right."""

import re
from calendar import monthrange
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .library import Unreadable, read
from .notation import MONTHS

MAX_LENGTH = 500
EXAMPLE = "May-Sep Tu-Su 10:00-18:00; Oct-Apr Tu-Fr 10:00-15:00; PH off"
SHOWN = 40
LEAP_YEAR = 2000


def validate_opening_hours(text: str) -> None:
    """Blank is right: nothing is known. Anything else that is wrong raises ValidationError, and only that."""
    if not text.strip():
        return
    if len(text) > MAX_LENGTH:
        raise ValidationError(
            _("These opening hours are too long: %(length)d characters, at most %(limit)d fit.")
            % {"length": len(text), "limit": MAX_LENGTH}
        )
    try:
        readable = str(read(text))
    except Unreadable as error:
        raise ValidationError(_explanation(text, error.rest)) from error
    for day, month in _impossible_days(readable):
        raise ValidationError(
            _("“%(month)s %(day)d” is no day of the calendar: that month has %(last)d days.")
            % {"month": MONTHS[month - 1], "day": day, "last": _last_day(month)}
        )


def _explanation(text: str, rest: str) -> str:
    shown = "".join(letter for letter in rest if letter.isprintable())
    if not shown.strip():
        return _("These opening hours contain characters that cannot be read. Please type them anew.")
    shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
    trouble = _("“%(text)s” cannot be read as opening hours.") % {"text": shown}
    return " ".join([trouble, *_hints(text), _("Write, for example: %(example)s") % {"example": EXAMPLE}])


def _hints(text: str) -> Iterator[str]:
    """What people most often write instead."""
    if re.search(r"[–—−]", text):
        yield _("Use the plain hyphen “-” between times and days.")
    if re.search(r"\b\d{1,2}\.\d\d\b", text):
        yield _("Write times with a colon: 09:00.")
    elif re.search(r"(?<![:\d])\d{1,2} ?- ?\d{1,2}(?![:\d])", text):
        yield _("Write times with hours and minutes: 09:00-17:00.")
    if re.search(r"[;,]\s*$", text):
        yield _("Something must follow the last “;” or “,”, or leave it out.")
    if re.search(r"[^\W\d_]{4,}", re.sub(r"(?i)closed|unknown|open|week|easter|sunrise|sunset|dawn|dusk", "", text)):
        yield _("Days are Mo, Tu, We, Th, Fr, Sa, Su; months are Jan to Dec; public holidays are PH; closed is off.")


def _impossible_days(readable: str) -> Iterator[tuple[int, int]]:
    """The library takes “Jun 31” and then means all of June."""
    for month, day in re.findall(rf"\b({'|'.join(MONTHS)}) (\d+)\b", re.sub(r'"[^"]*"', "", readable)):
        number = MONTHS.index(month) + 1
        if int(day) > _last_day(number):
            yield int(day), number


def _last_day(month: int) -> int:
    return monthrange(LEAP_YEAR, month)[1]
