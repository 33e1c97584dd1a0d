from typing import Any, Self

from django.db.models import Q, QuerySet

from intranet.core.actors import Actor

from .enums import KNOWN, OutingState


class OutingQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """A confidential one stays between its host and the office, a planned one with its host."""
        if actor.oversees:
            return self
        if not actor.may_work:
            return self.none()
        return self.filter(Q(host=actor.organisation) | Q(state__in=KNOWN, is_confidential=False))

    def announced(self) -> Self:
        return self.filter(state=OutingState.ANNOUNCED)

    def for_table(self) -> Self:
        return self.select_related("host")
