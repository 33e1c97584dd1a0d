"""Words about asks that several kinds need."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from ..models import Ask


def words_of_due(ask: Ask) -> str:
    """The day, or the minute where one was named; "" for whenever."""
    match ask.due_as_named:
        case None:
            return ""
        case datetime() as moment:
            return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
        case day:
            return date_format(day)
