from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db.models import Case, FilteredRelation, Max, Q, QuerySet, Value, When
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

    def best_first(self, words: Sequence[Q]) -> Self:
        """By what the heaviest term weighs that meets each condition on terms; what has faded, a quarter of it."""
        if not words:
            return self
        meeting = FilteredRelation("terms", condition=_of("terms", reduce(or_, words)))
        heaviest = [Coalesce(Max("meeting__weight", filter=_of("meeting", word)), 0) for word in words]
        has_faded = When(fades_on__lt=timezone.localdate(), then=Value(1))
        score = sum(heaviest, Value(0)) * Case(has_faded, default=Value(4))
        return self.alias(meeting=meeting).annotate(score=score).order_by("-score", "title", "pk")

    def _terms(self, wanted: Q) -> QuerySet[Any]:
        return self.model.terms.rel.related_model.objects.filter(wanted)


def _of(relation: str, wanted: Q) -> Q:
    """The condition on terms, on those that the relation leads to."""
    children: list[Any] = []
    for one in wanted.children:
        match one:
            case Q():
                children.append(_of(relation, one))
            case (str() as lookup, value):
                children.append((f"{relation}__{lookup}", value))
    return Q(*children, _connector=wanted.connector, _negated=wanted.negated)
