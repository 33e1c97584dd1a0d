"""Days as moments: a day named as a deadline lasts until its last minute, by the clock of the cluster."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

HERE = ZoneInfo(settings.TIME_ZONE)
LAST_MINUTE = time(23, 59)


def end_of(day: date) -> datetime:
    return datetime.combine(day, LAST_MINUTE, HERE)


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(0), HERE)


def day_of(moment: datetime) -> date:
    return moment.astimezone(HERE).date()


def is_whole_day(moment: datetime) -> bool:
    """Whether a day was named, not a minute."""
    return moment.astimezone(HERE).time() == LAST_MINUTE
