from collections.abc import Iterable
from typing import Any, Self

from django.db.models import Case, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone


class RecordQuerySet(QuerySet[Any]):
    def open_to(self, keys: Iterable[str]) -> Self:
        """Whatever one of these keys opens."""
        held = self.model.keys.rel.related_model.objects.filter(key__in=list(keys))
        return self.filter(pk__in=held.values("record"))

    def saying(self, word: Q) -> Self:
        """Those with a term that meets the condition, which is one on terms."""
        return self.filter(pk__in=self._terms(word).values("record"))

    def best_first(self, words: Iterable[Q]) -> Self:
        """By what the heaviest term weighs that meets each condition on terms; what has faded, a quarter of it."""
        has_faded = When(fades_on__lt=timezone.localdate(), then=Value(1))
        score = sum((self._heaviest(word) for word in words), Value(0)) * Case(has_faded, default=Value(4))
        return self.annotate(score=score).order_by("-score", "title", "pk")

    def _heaviest(self, word: Q) -> Coalesce:
        said = self._terms(word).filter(record=OuterRef("pk")).values("record")
        return Coalesce(Subquery(said.annotate(heaviest=Max("weight")).values("heaviest")), 0)

    def _terms(self, wanted: Q) -> QuerySet[Any]:
        return self.model.terms.rel.related_model.objects.filter(wanted)
