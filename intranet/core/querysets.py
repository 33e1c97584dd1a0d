from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from .actors import Actor
from .enums import LetterState
from .kinds import about
from .visibility import about_visible


class AuditEntryQuerySet(QuerySet[Any]):
    def of(self, objects: Iterable[Model]) -> Self:
        """The entries of any of these objects."""
        wanted = Q(pk__in=[])
        for instance in objects:
            wanted |= Q(content_type=ContentType.objects.get_for_model(instance), object_id=instance.pk)
        return self.filter(wanted)


class NoticeQuerySet(QuerySet[Any]):
    def unseen(self) -> Self:
        return self.filter(seen_at=None)

    def to_mail(self, now: datetime) -> Self:
        return self.filter(mail_due_at__lte=now)


class AttachmentQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(about_visible(actor), deleted_at=None)

    def of(self, subject: Model) -> Self:
        """Those that are not deleted, with who brought them."""
        return self.filter(**about(subject), deleted_at=None).select_related("attached_by")


class CommentQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees an object reads what is said of it."""
        return self.filter(about_visible(actor))

    def on(self, subject: Model) -> Self:
        return self.filter(**about(subject))

    def for_page(self) -> Self:
        return self.select_related("author", "organisation")


class FollowQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own, as long as one may see what it is about."""
        return self.filter(about_visible(actor), user=actor.user)

    def of(self, subject: Model) -> Self:
        return self.filter(**about(subject))


class FeedQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """A feed is its person's own; it holds until they end it."""
        return self.filter(user=actor.user, ended_at=None)

    def reading(self, digest: str) -> Self:
        """The one with this hash, with its person, unless it has ended."""
        return self.filter(digest=digest, ended_at=None).select_related("user")


class LinkQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Only who may see each end: the title of what one may not see never shows."""
        return self.filter(about_visible(actor, "first_"), about_visible(actor, "second_"), ended_at=None)

    def of(self, subject: Model) -> Self:
        return self.filter(Q(**about(subject, "first_")) | Q(**about(subject, "second_")))


class SavedViewQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(user=actor.user)

    def over(self, path: str) -> Self:
        """Those of the list at this address."""
        return self.filter(path=path)


class LetterQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own; the office sees to it that all arrive."""
        return self if actor.is_office else self.filter(user=actor.user)

    def of(self, subject: Model) -> Self:
        """Who was told about it; whoever may see it may know."""
        return self.filter(**about(subject)).select_related("user", "outsider")

    def to_send(self, now: datetime) -> Self:
        return self.filter(state=LetterState.WAITING, try_at__lte=now)
