"""What names a person in what the core keeps goes with their account."""

from cms.users.models import User

from .audit_values import erase_values
from .comments.mentions import without
from .models import Comment, Draft, Feed, Follow, Notice, NoticeChoice, SavedView


def erase(user: User, pseudonym: str) -> None:
    for model in (Notice, NoticeChoice, Draft, Feed, Follow, SavedView):
        model.objects.filter(user=user).delete()
    for comment in Comment.objects.filter(mentioned=user):
        text = without(comment.text, user=user, pseudonym=pseudonym)
        Comment.objects.filter(pk=comment.pk).update(text=text)
    erase_values(user)
