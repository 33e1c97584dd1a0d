"""A deadline is inclusive to its minute: until 12:00 means until 12:00:59.999…, by the clock of who asks."""

from datetime import datetime, timedelta

_MINUTE = timedelta(minutes=1)


def has_passed(deadline: datetime, now: datetime) -> bool:
    return deadline < this_minute(now)


def this_minute(now: datetime) -> datetime:
    """For queries: what has a deadline before this one has passed."""
    return now.replace(second=0, microsecond=0)


def last_moment(deadline: datetime) -> datetime:
    """When what the deadline brings about happens by itself: after all that came in time."""
    return this_minute(deadline) + _MINUTE - timedelta.resolution
