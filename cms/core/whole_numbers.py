"""Numbers that come with a request."""

#: What a database's integer holds, whatever its digits.
MOST_DIGITS = 18


def whole_number(text: str) -> int | None:
    """None for anything but one to `MOST_DIGITS` plain digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
