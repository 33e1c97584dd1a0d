"""Every change of comments."""

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from cms.users.models import User

from ..access import require_now
from ..actors import Actor
from ..audit import record, record_each
from ..changing import changing
from ..drafts.services import forget_draft
from ..enums import Action
from ..following import tell_followers
from ..models import Comment
from ..notices import notify
from ..visibility import visible_and
from . import policies
from .mentions import mentioned_in
from .notice_kinds import COMMENTED, MENTIONED

#: What drafts of comments are called.
NEW, CORRECTION = "comment", "correction"


@transaction.atomic
def create_comment(*, actor: Actor, subject: Model, text: str) -> Comment:
    """Who is mentioned and who follows the object is told. Raises ValidationError, also for a wrong mention."""
    require_now(visible_and(policies.can_comment), actor, subject)
    people = mentioned_in(text, subject=subject)
    comment = Comment(subject=subject, author=actor.user, organisation=actor.organisation, text=text)
    comment.full_clean(exclude=["organisation", "corrected_at", "deleted_at"])
    comment.save()
    comment.mentioned.set(people)
    record(actor=actor, action=Action.CREATED, instance=comment)
    forget_draft(actor=actor, subject=subject, name=NEW)
    _tell_mentioned(comment, people)
    tell_followers(kind=COMMENTED, subject=subject, occasion=str(comment.pk), besides=[*people, actor.user])
    return comment


def update_comment(*, actor: Actor, comment: Comment, text: str) -> Comment:
    """People mentioned only now are told, nobody else. The log keeps that it was corrected, not the former words.

    The same text: a no-op. Raises ValidationError.
    """
    with changing(comment, actor, policies.can_correct) as comment:
        if comment.text != text:
            people = mentioned_in(text, subject=comment.subject)  # type: ignore[arg-type]
            comment.text, comment.corrected_at = text, timezone.now()
            comment.full_clean(exclude=["organisation", "deleted_at"])
            comment.save()
            comment.mentioned.set(people)
            record(actor=actor, action=Action.CHANGED, instance=comment)
            _tell_mentioned(comment, people)
        forget_draft(actor=actor, subject=comment, name=CORRECTION)
    return comment


def delete_comment(*, actor: Actor, comment: Comment) -> Comment:
    """Its words are gone for good; that there was one, whose and when, stays. Deleted already: a no-op."""
    with changing(comment, actor, policies.can_delete) as comment:
        if comment.deleted_at is None:
            comment.text, comment.deleted_at = "", timezone.now()
            comment.save(update_fields=["text", "deleted_at"])
            comment.mentioned.clear()
            record(actor=actor, action=Action.ENDED, instance=comment)
    return comment


@transaction.atomic
def withdraw_comments(*, actor: Actor, author: User) -> None:
    """All words of one person, for good: where they stood stays, so that what others answered keeps its place.

    For the erasure of the account, which has asked its policy. What is deleted already says no more than that.
    """
    comments = list(Comment.objects.filter(author=author, deleted_at=None).select_for_update(no_key=True))
    Comment.mentioned.through.objects.filter(comment__in=comments).delete()
    without_words = {"text": "", "deleted_at": timezone.now(), "is_withdrawn": True}
    Comment.objects.filter(pk__in=[comment.pk for comment in comments]).update(**without_words)
    record_each(actor=actor, action=Action.ENDED, instances=comments)


def _tell_mentioned(comment: Comment, people: list[User]) -> None:
    others = [user for user in people if user.pk != comment.author_id]
    notify(kind=MENTIONED, users=others, subject=comment.subject, occasion=str(comment.pk))  # type: ignore[arg-type]
