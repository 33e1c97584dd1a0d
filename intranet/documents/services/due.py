from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _


def refuse_past_day(due_on: date) -> None:
    """Raises ValidationError at the form's field."""
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": _("This day is over. Name today or a later one.")})
