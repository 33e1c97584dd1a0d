"""What visitors ask and open, counted by day: numbers only, nothing about who."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from ..models import ClickCount, QueryCount

KEPT_FOR = timedelta(days=365)
#: Queries with so many digits may be somebody's telephone or document number, or a place on the map.
MANY_DIGITS = 7
LONGEST = 100


def is_kept(query: str) -> bool:
    """Whether a query may be kept: one that may say who asked is not."""
    return bool(query) and "@" not in query and sum(sign.isdigit() for sign in query) < MANY_DIGITS


def count_query(*, query: str, language: str, was_found: bool) -> None:
    """One more question today; a no-op for what may not be kept."""
    if is_kept(query):
        _add(QueryCount, {"language": language, "query": _plain(query)}, asked=1, without_results=int(not was_found))


def count_click(*, query: str, language: str, position: int) -> None:
    """One more result opened today, in this place of the list, counted from 1."""
    if is_kept(query):
        _add(QueryCount, {"language": language, "query": _plain(query)}, clicks=1, positions=position)
        _add(ClickCount, {"language": language, "position": position}, clicks=1)


def delete_old_counts() -> int:
    """Delete what is older than KEPT_FOR. Returns how many rows."""
    oldest = timezone.localdate() - KEPT_FOR
    return sum(model.objects.filter(day__lt=oldest).delete()[0] for model in (QueryCount, ClickCount))


def _plain(query: str) -> str:
    return " ".join(query.lower().split())[:LONGEST]


def _add(model: type[models.Model], of: dict[str, Any], **numbers: int) -> None:
    """Two visitors who ask the same at the same moment are both counted."""
    row = {"day": timezone.localdate(), **of}
    increments = {name: F(name) + number for name, number in numbers.items()}
    if not model._default_manager.filter(**row).update(**increments):
        try:
            with transaction.atomic():
                model._default_manager.create(**row, **numbers)
        except IntegrityError:
            model._default_manager.filter(**row).update(**increments)
