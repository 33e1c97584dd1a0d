"""As if the library had grown for two years: services know today alone."""

from datetime import datetime, timedelta

from django.utils import timezone

from intranet.core.enums import Action
from intranet.core.models import AuditEntry

from ..models import Document, Version

YEARS = timedelta(days=2 * 365)


def spread_over_time() -> None:
    """When each document came, one after the other; versions that followed are of today."""
    documents = list(Document.objects.order_by("pk"))
    for number, document in enumerate(documents):
        _came(document, timezone.now() - YEARS * (1 - number / len(documents)))


def _came(document: Document, at: datetime) -> None:
    first = Version.objects.get(document=document, number=1)
    Version.objects.filter(pk=first.pk).update(added_at=at)
    Document.objects.filter(pk=document.pk).update(added_at=at)
    Document.objects.filter(pk=document.pk, current=first).update(changed_at=at)
    AuditEntry.objects.of([document, first]).filter(action=Action.CREATED).update(at=at)
