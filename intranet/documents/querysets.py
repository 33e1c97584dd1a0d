from datetime import datetime
from typing import Any, Self

from django.db.models import F, Model, Q, QuerySet
from django.utils import timezone
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet

from cms.core.files.enums import GIVEN_OUT
from intranet.core.actors import Actor
from intranet.members.audiences.querysets import ReadableQuerySet, open_to
from intranet.members.groups import BOARD, OFFICE

from .enums import DocumentState, ExtractionState


class FolderQuerySet(ReadableQuerySet, MP_NodeQuerySet):
    """Those of its audience, and the office, which keeps the library."""


class FolderManager(MP_NodeManager):
    def get_queryset(self) -> FolderQuerySet:
        return FolderQuerySet(self.model, using=self._db).order_by("path")

    def visible_to(self, actor: Actor) -> FolderQuerySet:
        return self.get_queryset().visible_to(actor)


class DocumentQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Its audience, while it is in use; who looks after it and the office also in the bin."""
        if actor.is_office:
            return self
        if not actor.may_work:
            return self.none()
        in_sight = open_to(actor, self) & ~Q(state=DocumentState.BINNED)
        return self.filter(in_sight | Q(owner=actor.user))

    def in_use(self) -> Self:
        return self.filter(state=DocumentState.IN_USE)

    def binned(self) -> Self:
        return self.filter(state=DocumentState.BINNED)

    def free_to_go(self) -> Self:
        """Neither held nor to be kept any longer: the contrary of `Document.is_retained`."""
        return self.filter(Q(retained_until=None) | Q(retained_until__lte=timezone.localdate()), held_because="")

    def due_for_review(self) -> Self:
        return self.in_use().filter(review_on__lte=timezone.localdate())

    def left_behind(self) -> Self:
        """In use, and looked after by nobody who belongs to a member, the office or the board any more."""
        belongs = Q(memberships__isnull=False, memberships__ended_at=None) | Q(groups__name__in=[OFFICE, BOARD])
        people = self.model.owner.field.related_model.objects.filter(belongs | Q(is_superuser=True), is_active=True)
        return self.in_use().exclude(owner__in=people.values("pk"))

    def older_on_portal(self) -> Self:
        """On the portal in another version than the valid one, which people get."""
        return self.in_use().with_file().exclude(published=None).exclude(published_version=F("current"))

    def with_file(self) -> Self:
        """Whose valid version people get."""
        return self.filter(current__scan__in=GIVEN_OUT)

    def within(self, folder: Any) -> Self:
        """In this folder or in one below it."""
        return self.filter(folder__path__startswith=folder.path)

    def for_page(self) -> Self:
        return self.select_related(
            *("folder__audience", "audience", "own_audience", "current", "published"),
            *("owner", "checked_out_by", "held_by", "published_version"),
        )

    def for_table(self) -> Self:
        return self.select_related("folder", "owner", "current")


class MustReadQuerySet(QuerySet[Any]):
    def holding(self) -> Self:
        return self.filter(ended_at=None)

    def visible_to(self, actor: Actor) -> Self:
        """Whoever reads the document may know that it has to be read."""
        documents = self.model.document.field.related_model.objects
        return self.filter(document__in=documents.visible_to(actor))

    def of(self, document: Model) -> Self:
        """The one that holds, then those that have ended, the latest first."""
        return self.filter(document=document).order_by(F("ended_at").desc(nulls_first=True), "-pk")


class VersionQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever reads the document may look at what it was."""
        documents = self.model.document.field.related_model.objects
        return self.filter(document__in=documents.visible_to(actor))

    def for_page(self) -> Self:
        return self.select_related("added_by")


class ExtractionQuerySet(QuerySet[Any]):
    def waiting(self, now: datetime) -> Self:
        """Those that a worker may take now."""
        return self.filter(state=ExtractionState.WAITING, due_at__lte=now)

    def done(self) -> Self:
        return self.filter(state=ExtractionState.DONE)


class PageTextQuerySet(QuerySet[Any]):
    def of_current_versions(self) -> Self:
        """With the pk of the document, as `object_id`."""
        documents = self.filter(version__document__current=F("version"))
        return documents.annotate(object_id=F("version__document"))
