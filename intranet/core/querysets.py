from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Never, Self

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Case, Count, Model, Q, QuerySet, Value, When

from .actors import Actor
from .asks.enums import AskState
from .asks.kinds import KINDS as ASK_KINDS
from .asks.kinds import NONE, AskKind
from .deadlines import this_minute
from .enums import LetterState
from .kinds import KINDS, about
from .visibility import about_visible

FOR_EVER = "What was recorded is neither changed nor deleted."


def _any_of(subjects: Iterable[Model]) -> Q:
    """For rows with a `subject`: those about any of these."""
    pks: dict[ContentType, list[Any]] = {}
    for subject in subjects:
        pks.setdefault(ContentType.objects.get_for_model(subject), []).append(subject.pk)
    wanted = Q(pk__in=[])
    for content_type, of_type in pks.items():
        wanted |= Q(content_type=content_type, object_id__in=of_type)
    return wanted


class AppendOnlyQuerySet(QuerySet[Any]):
    """Of rows that stay as they were written: the database refuses the rest, too (`append_only`)."""

    def update(self, **values: Any) -> Never:
        raise TypeError(FOR_EVER)

    def delete(self) -> Never:
        raise TypeError(FOR_EVER)


class AuditEntryQuerySet(AppendOnlyQuerySet):
    def of(self, objects: Iterable[Model]) -> Self:
        """The entries of any of these objects."""
        return self.filter(_any_of(objects))


def _of_kinds(condition: Callable[[AskKind], Q]) -> Q:
    """Asks of any kind that fulfil what is asked of those of this kind."""
    wanted = NONE
    for kind in ASK_KINDS.values():
        wanted |= Q(kind=kind.code) & condition(kind)
    return wanted


class AskQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """About what the person may see: their own, what they asked, and what the kind opens to them besides."""
        own = Q(user=actor.user) | Q(asked_by=actor.user)

        def visible(kind: AskKind) -> Q:
            subjects = kind.model._default_manager.visible_to(actor)  # type: ignore[attr-defined]
            return Q(object_id__in=subjects.order_by().values("pk")) & (own | kind.sees_answers(actor))

        return self.filter(_of_kinds(visible))

    def with_answers_for(self, actor: Actor) -> Self:
        """`shows_answer` says of each whether this person reads what was answered, not only that something was."""
        shown = Q(user=actor.user) | _of_kinds(lambda kind: kind.sees_answers(actor))
        return self.annotate(shows_answer=Case(When(shown, then=Value(True)), default=Value(False)))

    def of(self, kind: AskKind, subjects: "QuerySet | Iterable[Model]") -> Self:
        """What is asked about any of these."""
        pks = subjects.order_by().values("pk") if isinstance(subjects, QuerySet) else [one.pk for one in subjects]
        return self.filter(kind=kind.code, object_id__in=pks)

    def open(self) -> Self:
        return self.filter(state=AskState.OPEN)

    def lapsing(self, now: datetime) -> Self:
        """Not answered in time, where that is the end of it."""
        kinds = [kind.code for kind in ASK_KINDS.values() if kind.lapses]
        return self.open().filter(kind__in=kinds, due__lt=this_minute(now))

    def answered(self, code: str) -> Self:
        return self.filter(state=AskState.ANSWERED, answer=code)

    def for_page(self) -> Self:
        """With all that their words ask. A query more for each model that they are about."""
        models = {kind.model for kind in ASK_KINDS.values()}
        subjects = [kind.rows() for kind in KINDS.values() if kind.model in models]
        rows = self.select_related("user", "outsider", "organisation", "asked_by")
        return rows.prefetch_related(GenericPrefetch("subject", subjects))

    def by_organisation(self) -> list[tuple[str, int, int]]:
        """Its name, how many of its people have answered, and of how many."""
        rows = self.order_by("organisation__sort_name").values_list("organisation__name")
        answered = Count("pk", filter=Q(state=AskState.ANSWERED))
        return list(rows.annotate(answered=answered, number_of_people=Count("pk")))


class NoticeQuerySet(QuerySet[Any]):
    def unseen(self) -> Self:
        return self.filter(seen_at=None)

    def to_mail(self, now: datetime) -> Self:
        return self.filter(mail_due_at__lte=now)


class AttachmentQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.ever_visible_to(actor).filter(deleted_at=None)

    def ever_visible_to(self, actor: Actor) -> Self:
        """Also those that are deleted: a second click finds what the first has deleted."""
        return self.filter(about_visible(actor))

    def of(self, subject: Model) -> Self:
        """Those that are not deleted, with who brought them."""
        return self.filter(**about(subject), deleted_at=None).select_related("attached_by")


class CommentQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees an object reads what is said of it."""
        return self.filter(about_visible(actor))

    def on(self, *subjects: Model) -> Self:
        """What is said of any of these; one query."""
        return self.filter(_any_of(subjects))

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
        return self.ever_visible_to(actor).filter(ended_at=None)

    def ever_visible_to(self, actor: Actor) -> Self:
        """Also those that have ended."""
        return self.filter(user=actor.user)

    def reading(self, digest: str) -> Self:
        """The one with this hash, with its person, unless it has ended."""
        return self.filter(digest=digest, ended_at=None).select_related("user")


class LinkQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Only who may see each end: the title of what one may not see never shows."""
        return self.ever_visible_to(actor).filter(ended_at=None)

    def ever_visible_to(self, actor: Actor) -> Self:
        """Also those that have ended."""
        return self.filter(about_visible(actor, "first_"), about_visible(actor, "second_"))

    def of(self, subject: Model) -> Self:
        return self.filter(Q(**about(subject, "first_")) | Q(**about(subject, "second_")))


class DraftQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own, and nobody else's: not even the office's."""
        return self.filter(user=actor.user)

    def own(self, actor: Actor, subject: Model, name: str) -> Self:
        """The one of these texts, as the person acts now."""
        return self.filter(user=actor.user, organisation=actor.organisation, name=name, **about(subject))


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
