"""Who may do what with comments. Pure questions: no writes, no messages."""

from datetime import timedelta

from django.db.models import Model
from django.utils import timezone

from ..actors import Actor
from ..kinds import kind_of
from ..models import Comment

#: Afterwards others have answered what was said: correcting it would put words into their mouths.
CORRECTABLE_FOR = timedelta(minutes=15)


def can_comment(actor: Actor, subject: Model) -> bool:
    """Asked of who may see it."""
    policy = kind_of(subject).can_comment
    return policy is not None and policy(actor, subject)


def can_correct(actor: Actor, comment: Comment) -> bool:
    is_fresh = timezone.now() - comment.written_at < CORRECTABLE_FOR
    return comment.author_id == actor.user.pk and comment.deleted_at is None and is_fresh


def can_delete(actor: Actor, comment: Comment) -> bool:
    """One's own at any time; the office any that must go."""
    return comment.author_id == actor.user.pk or actor.is_office
