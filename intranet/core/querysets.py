from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet


class AuditEntryQuerySet(QuerySet[Any]):
    def of(self, objects: Iterable[Model]) -> Self:
        """The entries of any of these objects."""
        wanted = Q(pk__in=[])
        for instance in objects:
            wanted |= Q(content_type=ContentType.objects.get_for_model(instance), object_id=instance.pk)
        return self.filter(wanted)


class NoticeQuerySet(QuerySet[Any]):
    def unseen(self) -> Self:
        return self.filter(seen_at=None)

    def to_mail(self, now: datetime) -> Self:
        return self.filter(mail_due_at__lte=now)
