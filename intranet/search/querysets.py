from collections.abc import Iterable
from typing import Any, Self

from django.db.models import Case, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from intranet.core.actors import Actor

from .kinds import searched


class RecordQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of objects that the person may see."""
        wanted = Q(pk__in=[])
        for code, kind in searched().items():
            objects = kind.model._default_manager.visible_to(actor)  # type: ignore[attr-defined]
            wanted |= Q(kind=code, object_id__in=objects.order_by().values("pk"))
        return self.filter(wanted)

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
