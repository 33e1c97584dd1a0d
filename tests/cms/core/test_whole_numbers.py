import pytest

from cms.core.whole_numbers import whole_number


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("007", 7), ("0", 0), ("9" * 18, 10**18 - 1)])
def test_digits_are_a_number(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", " 1", "٣", "²", "1e3", "9" * 19, "1" * 5_000])
def test_anything_else_is_none(text):
    assert whole_number(text) is None
