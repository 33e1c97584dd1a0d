import random
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError

from cms.places.hours.validation import validate_opening_hours

from .real_hours import real_opening_hours


@pytest.mark.parametrize("text", ["", " ", "sunrise-sunset", "easter off", *real_opening_hours()])
def test_readable_hours_are_accepted(text):
    validate_opening_hours(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("at noon", "“at noon” cannot be read"),
        ("Mo-Fr 10.00-18.00", "with a colon"),
        ("Mo-Fr 9-17", "with hours and minutes"),
        ("Mo–Fr 10:00-18:00", "plain hyphen"),
        ("Mo-Fr 10:00-18:00;", "must follow the last"),
        ("Monday 10:00-18:00", "Days are Mo, Tu"),
        ("Mo 10:00-25:70", "“10:00-25:70” cannot be read"),
        ("Jun 31 off", "that month has 30 days"),
        ("Mo 10:00-18:00; " * 40 + "off", "at most 500 fit"),
        ("\x00", "cannot be read"),
        ("\ud800", "cannot be read"),
        ("Mo\x00", "cannot be read"),
    ],
)
def test_unreadable_hours_are_refused_with_what_would_be_right(text, reason):
    with pytest.raises(ValidationError, match=reason):
        validate_opening_hours(text)


def test_refusal_gives_an_example():
    with pytest.raises(ValidationError) as refusal:
        validate_opening_hours("codziennie 10-18")
    example = refusal.value.messages[0].partition("for example: ")[2]
    validate_opening_hours(example)


WORDS = ["Mo", "Fr", "PH", "Feb", "30", "week", "sunrise", "10:00", "18:00", "99"]
PIECES = [*WORDS, *'-;,"(+ ż', "\n", "\x00", "\ud800"]


@pytest.mark.parametrize("seed", range(20))
def test_garbage_never_raises_anything_else(seed):
    chance = random.Random(seed)
    for _attempt in range(200):
        with suppress(ValidationError):
            validate_opening_hours("".join(chance.choices(PIECES, k=chance.randint(1, 30))))
