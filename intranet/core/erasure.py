"""What names a person in what the core keeps goes with their account."""

from django.contrib.contenttypes.models import ContentType

from cms.users.models import User

from .comments.mentions import without
from .models import AuditEntry, Comment, Draft, Feed, Follow, Notice, NoticeChoice, SavedView


def erase(user: User, pseudonym: str) -> None:
    for model in (Notice, NoticeChoice, Draft, Feed, Follow, SavedView):
        model.objects.filter(user=user).delete()
    for comment in Comment.objects.filter(mentioned=user):
        text = without(comment.text, user=user, pseudonym=pseudonym)
        Comment.objects.filter(pk=comment.pk).update(text=text)
    _take_out_of_the_log(user, pseudonym)


def _take_out_of_the_log(user: User, pseudonym: str) -> None:
    own = AuditEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=user.pk)
    own.update(changes={})
    names = {str(user), user.email}
    for entry in AuditEntry.objects.exclude(changes={}).iterator():
        changes = {
            field: [pseudonym if isinstance(value, str) and value in names else value for value in values]
            for field, values in entry.changes.items()
        }
        if changes != entry.changes:
            AuditEntry.objects.filter(pk=entry.pk).update(changes=changes)
