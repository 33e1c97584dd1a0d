"""What notices and the audit log are about, fetched with all that its words ask of it: a query a model."""

from collections.abc import Callable

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import QuerySet

_rows: list[Callable[[], QuerySet]] = []


def register(*rows: Callable[[], QuerySet]) -> None:
    """One a model, when the app is ready."""
    _rows.extend(rows)


def with_subjects(name: str = "subject") -> GenericPrefetch:
    """For `prefetch_related` of rows that have a `subject`, or one of another name."""
    return GenericPrefetch(name, [rows() for rows in _rows])
