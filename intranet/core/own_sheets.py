"""What the core keeps about people: notices, choices about mail, and the traces of what they did."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from cms.users.models import User

from .comments.mentions import without
from .models import AuditEntry, Comment, Feed, Follow, Notice, NoticeChoice, SavedView
from .notice_kinds import KINDS
from .own_data import ERASERS, OF_PERSON, Sheet
from .subjects import with_subjects


def _notices(user: User) -> Iterator[Mapping[Any, Any]]:
    for notice in user.notices.prefetch_related(with_subjects()):
        kind = KINDS.get(notice.kind)
        if kind and notice.subject:
            yield {_("when"): notice.happened_at, _("notice"): kind.words(notice.subject), _("seen"): notice.seen_at}


def _deeds(user: User) -> Iterator[Mapping[Any, Any]]:
    entries = AuditEntry.objects.filter(user=user).select_related("organisation").prefetch_related(with_subjects())
    for entry in entries:
        yield {
            _("when"): entry.at,
            _("what"): entry.get_action_display(),
            _("about"): entry.subject,
            _("for whom"): entry.organisation or "",
        }


def _comments(user: User) -> Iterator[Mapping[Any, Any]]:
    for comment in user.comments.prefetch_related(with_subjects()):
        yield {_("when"): comment.written_at, _("about"): comment.subject, _("comment"): comment.text}


def _follows(user: User) -> Iterator[Mapping[Any, Any]]:
    for follow in user.follows.prefetch_related(with_subjects()):
        yield {_("since"): follow.since, _("about"): follow.subject}


def _erase(user: User, pseudonym: str) -> None:
    for model in (Notice, NoticeChoice, Feed, Follow, SavedView):
        model.objects.filter(user=user).delete()
    for comment in Comment.objects.filter(mentioned=user):
        text = without(comment.text, user=user, pseudonym=pseudonym)
        Comment.objects.filter(pk=comment.pk).update(text=text)
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


OF_PERSON += [Sheet(_("Notices"), _notices), Sheet(_("What you did"), _deeds)]
OF_PERSON += [Sheet(_("Comments"), _comments), Sheet(_("What you follow"), _follows)]
ERASERS.append(_erase)
