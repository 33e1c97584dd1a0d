"""Open or not, on Warsaw's clock and with Poland's public holidays. Nothing here raises on any text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from opening_hours import OpeningHours

from .library import WARSAW, Unreadable, read
from .nights import earlier_by, end_of_night
from .rules import State
from .syntax import compose, parse

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class OpenState:
    """`state` is never APPOINTMENT alone: who must ask first finds UNKNOWN with `by_appointment`.

    `until`: when that changes; None when not within a year, or when nothing is known.
    """

    state: State
    until: datetime | None = None
    by_appointment: bool = False


class Opening(NamedTuple):
    """A time without interruption. Past midnight, `end` is on the next day."""

    start: datetime
    end: datetime
    by_appointment: bool = False


def state_at(text: str, moment: datetime, latitude: float | None = None, longitude: float | None = None) -> OpenState:
    """A naive moment is Warsaw's. Coordinates serve sunrise and sunset. Blank or unreadable text: unknown."""
    clock = _clock_of(text, latitude, longitude)
    if clock is None:
        return OpenState(State.UNKNOWN)
    return clock.state_at(moment if moment.tzinfo is None else moment.astimezone(WARSAW).replace(tzinfo=None))


def week(text: str, first_day: date) -> list[tuple[date, list[Opening]]]:
    """Seven days and when each is open, by appointment included. A night belongs to the day on which it begins."""
    days: list[tuple[date, list[Opening]]] = [(first_day + ONE_DAY * number, []) for number in range(7)]
    clock = _clock_of(text, None, None)
    table = dict(days)
    for opening in clock.openings(first_day - ONE_DAY, first_day + ONE_DAY * 8) if clock else ():
        table.get(opening.start.date(), []).append(opening)
    return days


@dataclass(frozen=True)
class _Clock:
    """The library, asked as if the day began at the end of the night. Moments here are naive, on Warsaw's clock."""

    hours: OpeningHours
    night: timedelta

    def state_at(self, moment: datetime) -> OpenState:
        asked = moment - self.night
        state, comment = self.hours.state(asked)
        until = self.hours.next_change(asked)
        by_appointment = _asks_first(state, comment)
        return OpenState(
            State.UNKNOWN if by_appointment else State(str(state)),
            until and self._shown(until),
            by_appointment,
        )

    def openings(self, first: date, last: date) -> Iterator[Opening]:
        start, end = (datetime.combine(day, time()) for day in (first, last))
        for since, until, state, comment in self.hours.intervals(start, end):
            by_appointment = _asks_first(state, comment)
            if by_appointment or str(state) == State.OPEN:
                yield from _by_day(self._shown(since), self._shown(until), by_appointment)

    def _shown(self, moment: datetime) -> datetime:
        return (moment.replace(tzinfo=None) + self.night).replace(tzinfo=WARSAW)


@lru_cache(maxsize=4096)
def _clock_of(text: str, latitude: float | None, longitude: float | None) -> _Clock | None:
    try:
        hours = parse(text)
        night = end_of_night(hours) if hours else 0
        if hours and night:  # moved, there is no hour that Warsaw's clocks leave out
            return _Clock(read(compose(earlier_by(hours, night)), zone=None), timedelta(minutes=night))
        return _Clock(read(compose(hours) if hours else text, latitude, longitude), timedelta())
    except Unreadable:
        return None


def _asks_first(state: object, comment: str) -> bool:
    return str(state) != State.CLOSED and "appointment" in comment.lower()


def _by_day(start: datetime, end: datetime, by_appointment: bool) -> Iterator[Opening]:
    """A night stays whole; what lasts longer than a day is cut at midnight."""
    while start < end:
        midnight = datetime.combine(start.date() + ONE_DAY, time(), WARSAW)
        until = end if end.replace(tzinfo=None) - start.replace(tzinfo=None) < ONE_DAY else min(end, midnight)
        yield Opening(start, until, by_appointment)
        start = until
