from typing import Any, Self

from django.db.models import Q, QuerySet

from intranet.core.actors import Actor

from .keys import keys_of


def open_to(actor: Actor, rows: QuerySet) -> Q:
    """Those whose audience the actor belongs to, for rows that have one. One look at their few distinct ones."""
    audiences = rows.model.audience.field.related_model.objects
    return Q(audience__in=audiences.filter(keys__key__in=keys_of(actor)).values("pk"))


class ReadableQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Its audience, and the office, which keeps what the cluster has."""
        if actor.is_office:
            return self
        return self.filter(open_to(actor, self)) if actor.may_work else self.none()
