from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    """How many there are of something, what it is in words that fit the number, and where it is listed."""

    value: int
    words: str
    url: str
