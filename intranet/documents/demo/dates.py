"""As if the library had grown for two years: services know today alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from ..models import Document, Version

YEARS = timedelta(days=2 * 365)


def moments(number: int) -> Iterator[datetime]:
    """When each of so many documents came, one after the other."""
    for one in range(number):
        yield timezone.now() - YEARS * (1 - one / number)


def came(document: Document, at: datetime) -> None:
    """Its first version with it; versions that followed are of today."""
    first = Version.objects.get(document=document, number=1)
    Version.objects.filter(pk=first.pk).update(added_at=at)
    Document.objects.filter(pk=document.pk).update(added_at=at)
    Document.objects.filter(pk=document.pk, current=first).update(changed_at=at)
