"""Texts in which editors write one thing on each line."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .analysis import words

LONGEST = 100


def lines(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def validate_lines(text: str) -> None:
    for line in lines(text):
        if len(line) > LONGEST:
            raise ValidationError(
                _("“%(line)s…” is longer than %(longest)d characters: give one query or word on each line."),
                params={"line": line[:30], "longest": LONGEST},
            )
        if not any(words(line)):
            raise ValidationError(_("“%(line)s” has neither a letter nor a digit."), params={"line": line})
    if not lines(text):
        raise ValidationError(_("Write at least one line."))


def validate_two_lines(text: str) -> None:
    validate_lines(text)
    if len(lines(text)) < 2:
        raise ValidationError(_("Write at least two lines: words that mean the same."))
