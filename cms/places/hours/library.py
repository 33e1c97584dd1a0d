"""The only door to opening-hours-py: Polish holidays, Warsaw's clock, and no surprises.

The library raises ParserError, UnicodeEncodeError (lone surrogates) and InvalidCoordinatesError; being Rust, it could
also panic, which is no Exception. Without a limit on the length of an interval a hostile text costs it seconds.
"""

import re
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

WARSAW = ZoneInfo("Europe/Warsaw")
LONGEST_INTERVAL_DAYS = 366

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
_LOOSE_COMMA = re.compile(rf"\b({_DAY})\s*,\s+(?={_DAY}\b)")


class Unreadable(Exception):
    """The text is not OpenStreetMap's syntax. `rest` is the part that could not be read, as far as that is known."""

    def __init__(self, rest: str) -> None:
        super().__init__(rest)
        self.rest = rest


@lru_cache(maxsize=4096)
def read(
    text: str, latitude: float | None = None, longitude: float | None = None, zone: ZoneInfo | None = WARSAW
) -> OpeningHours:
    """Without a zone its clock is never put forward. Raises Unreadable. Impossible coordinates are ignored."""
    here = None if latitude is None or longitude is None else (latitude, longitude)
    try:
        return OpeningHours(
            tidy(text),
            zone,
            "PL",
            here,
            auto_timezone=zone is not None,
            max_interval_days=LONGEST_INTERVAL_DAYS,
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        if here:
            return read(text)
        raise Unreadable(_rest(text, str(error))) from error


def tidy(text: str) -> str:
    """“Fr, Sa 14:00-22:00” means both days; the library would take the space for a new rule: Friday, all day long."""
    return _LOOSE_COMMA.sub(r"\1,", text)


def _rest(text: str, message: str) -> str:
    """From the word at which the library stopped."""
    place = re.search(r"--> \d+:(\d+)", message)
    if not place:
        return text
    tidied = tidy(text)
    start = tidied.rfind(" ", 0, int(place[1]) - 1) + 1
    return tidied[start:].strip() or text
