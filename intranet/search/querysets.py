from collections.abc import Iterable
from typing import Any, Self

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum


class RecordQuerySet(QuerySet[Any]):
    def open_to(self, keys: Iterable[str]) -> Self:
        """Whatever one of these keys opens."""
        held = self.model.keys.rel.related_model.objects.filter(key__in=list(keys))
        return self.filter(pk__in=held.values("record"))

    def saying(self, word: Q) -> Self:
        """Those with a term that meets the condition, which is one on terms."""
        return self.filter(pk__in=self._terms(word).values("record"))

    def best_first(self, words: Q) -> Self:
        """By how much the terms weigh that meet the condition, which is one on terms."""
        said = self._terms(words).filter(record=OuterRef("pk")).values("record")
        weight = Subquery(said.annotate(sum=Sum("weight")).values("sum"))
        return self.annotate(score=weight).order_by("-score", "title", "pk")

    def _terms(self, wanted: Q) -> QuerySet[Any]:
        return self.model.terms.rel.related_model.objects.filter(wanted)
