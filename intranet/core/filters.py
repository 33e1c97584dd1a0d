import django_filters
from django.db.models import QuerySet

from cms.core.slugs import ascii_slug

from .models import AuditEntry


class WordsFilter(django_filters.CharFilter):
    """All words typed, in any order, with or without accents and capitals, on every database.

    `field_name` is a column of `ascii_slug`s.
    """

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        for word in filter(None, ascii_slug(value or "").split("-")):
            rows = rows.filter(**{f"{self.field_name}__contains": word})
        return rows


class FilterSet(django_filters.FilterSet):
    """What narrows a list. A value that makes no sense narrows nothing and is said at its field."""

    @property
    def narrows(self) -> bool:
        return any(self.form.cleaned_data.values()) if self.form.is_valid() else True


class AuditFilterSet(FilterSet):
    class Meta:
        model = AuditEntry
        fields = ["action", "organisation"]
