"""When who has not answered is told again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .days import day_of, end_of, start_of


@dataclass(frozen=True)
class Reminders:
    """On each of these days before the last one, and after the latest of them every so often.

    Who was asked later than a reminder would have left is not sent it.
    """

    days_before: tuple[int, ...]
    every: timedelta

    def are_due(self, *, due: datetime, told_at: datetime, now: datetime) -> bool:
        """`told_at` is when the person was asked, or last reminded."""
        passed = [moment for moment in self._moments(day_of(due)) if moment <= now]
        return bool(passed) and told_at < self._latest(passed, now)

    def horizon(self, now: datetime) -> datetime:
        """What is due later than this needs no reminder yet."""
        return end_of(day_of(now) + timedelta(days=max(self.days_before)))

    def _moments(self, day: date) -> list[datetime]:
        return [start_of(day - timedelta(days=days)) for days in sorted(self.days_before, reverse=True)]

    def _latest(self, passed: list[datetime], now: datetime) -> datetime:
        if len(passed) < len(self.days_before):
            return passed[-1]
        return passed[-1] + (now - passed[-1]) // self.every * self.every
