"""Who may do what with comments. Pure questions: no writes, no messages."""

from datetime import timedelta

from django.db.models import Model
from django.utils import timezone

from ..actors import Actor
from ..models import Comment
from ..shared import can_view, kind_of

#: Afterwards others have answered what was said: correcting it would put words into their mouths.
CORRECTABLE_FOR = timedelta(minutes=15)


def can_comment(actor: Actor, subject: Model) -> bool:
    """Who may see an object may write on it, unless its kind says otherwise; everybody who sees it reads."""
    return can_view(actor, subject) and kind_of(subject).can_comment(actor, subject)


def can_view_comment(actor: Actor, comment: Comment) -> bool:
    return can_view(actor, comment.subject)


def can_correct(actor: Actor, comment: Comment) -> bool:
    is_fresh = timezone.now() - comment.written_at < CORRECTABLE_FOR
    return comment.author_id == actor.user.pk and comment.deleted_at is None and is_fresh


def can_delete(actor: Actor, comment: Comment) -> bool:
    """One's own at any time; the office any that must go."""
    return comment.deleted_at is None and (comment.author_id == actor.user.pk or actor.is_office)
