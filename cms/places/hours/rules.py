"""Opening hours as the editor's form says them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DAY = 24 * 60
EVERY_DAY = frozenset(range(7))


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    APPOINTMENT = "appointment"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Span:
    """Minutes from midnight; past midnight `end` exceeds DAY. No end: open from `start` on, closing when it suits."""

    start: int
    end: int | None = None

    @property
    def into_next_day(self) -> int:
        """How many minutes of the next day still belong to this one."""
        return max(0, (self.end or 0) - DAY)


WHOLE_DAY = (Span(0, DAY),)


@dataclass(frozen=True)
class MonthDay:
    """A day of every year, or the whole month when `day` is None."""

    month: int
    day: int | None = None


@dataclass(frozen=True)
class Season:
    """Every year from `first` to `last`, both included; over new year when `last` comes first.

    Both have a day, or neither.
    """

    first: MonthDay
    last: MonthDay


@dataclass(frozen=True)
class Rule:
    """What happens on some days of every year. No spans: all day long.

    A rule replaces what earlier rules say of its days, unless it `adds`: then they stand too, and so do the small hours
    of the night before. No weekdays: on public holidays only.
    """

    state: State = State.OPEN
    weekdays: frozenset[int] = EVERY_DAY
    holidays: bool = False
    season: Season | None = None
    spans: tuple[Span, ...] = ()
    adds: bool = False

    def __post_init__(self) -> None:
        if self.spans == WHOLE_DAY:
            object.__setattr__(self, "spans", ())

    @property
    def only_holidays(self) -> bool:
        return self.holidays and not self.weekdays


@dataclass(frozen=True)
class SpecialDays:
    """An exception from `first` to `last`, both included: it replaces all rules. No spans: all day long."""

    first: date
    last: date
    state: State = State.CLOSED
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.spans == WHOLE_DAY:
            object.__setattr__(self, "spans", ())


@dataclass(frozen=True)
class Hours:
    rules: tuple[Rule, ...] = ()
    exceptions: tuple[SpecialDays, ...] = ()

    @property
    def parts(self) -> tuple[Rule | SpecialDays, ...]:
        return (*self.rules, *self.exceptions)

    @property
    def spans(self) -> list[Span]:
        return [span for part in self.parts for span in part.spans]
