from collections.abc import Iterable
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum


class RecordQuerySet(QuerySet[Any]):
    def open_to(self, keys: Iterable[str]) -> Self:
        """Whatever one of these keys opens."""
        held = self.model.keys.rel.related_model.objects.filter(record=OuterRef("pk"), key__in=list(keys))
        return self.filter(Exists(held))

    def saying(self, word: Q) -> Self:
        """Those with a term that meets the condition, which is one on terms."""
        said = self.model.terms.rel.related_model.objects.filter(word)
        return self.filter(pk__in=said.values("record"))

    def best_first(self, words: Q) -> Self:
        """By how much the terms weigh that meet the condition, which is one on records."""
        return self.annotate(score=Sum("terms__weight", filter=words)).order_by("-score", "title", "pk")
