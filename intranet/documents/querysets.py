from typing import Any, Self

from django.db.models import Q, QuerySet
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet

from intranet.core.actors import Actor
from intranet.search.keys import keys_of

from .enums import DocumentState


def _open_to(actor: Actor, rows: QuerySet) -> Q:
    """What `policies.may_read` says of an audience, for rows that have one. One look at their few distinct ones."""
    audiences = rows.model.audience.field.related_model.objects
    return Q(audience__in=audiences.filter(keys__key__in=keys_of(actor)).values("pk"))


class FolderQuerySet(MP_NodeQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """What `policies.can_view_folder` allows, as a query."""
        if actor.is_office:
            return self
        return self.filter(_open_to(actor, self)) if actor.may_work else self.none()


class FolderManager(MP_NodeManager):
    def get_queryset(self) -> FolderQuerySet:
        return FolderQuerySet(self.model, using=self._db).order_by("path")

    def visible_to(self, actor: Actor) -> FolderQuerySet:
        return self.get_queryset().visible_to(actor)


class DocumentQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """What `policies.can_view_document` allows, as a query."""
        if actor.is_office:
            return self
        if not actor.may_work:
            return self.none()
        in_sight = _open_to(actor, self) & ~Q(state=DocumentState.BINNED)
        return self.filter(in_sight | Q(owner=actor.user))

    def in_use(self) -> Self:
        return self.filter(state=DocumentState.IN_USE)

    def binned(self) -> Self:
        return self.filter(state=DocumentState.BINNED)

    def within(self, folder: Any) -> Self:
        """In this folder or in one below it."""
        return self.filter(folder__path__startswith=folder.path)

    def for_page(self) -> Self:
        return self.select_related("folder__audience", "owner", "current", "checked_out_by", "audience", "own_audience")

    def for_table(self) -> Self:
        return self.select_related("folder", "owner", "current")


class VersionQuerySet(QuerySet[Any]):
    def for_page(self) -> Self:
        return self.select_related("added_by")
