"""What the core keeps about people: notices, choices about mail, and the traces of what they did."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.users.models import User

from .comments.mentions import without
from .models import Attachment, AuditEntry, Comment, Feed, Follow, Notice, NoticeChoice, SavedView
from .notice_kinds import KINDS
from .own_data import ERASERS, FILES_OF_PERSON, OF_PERSON, Sheet
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


def _attachments(user: User) -> Iterator[Mapping[Any, Any]]:
    for one in Attachment.objects.filter(attached_by=user).prefetch_related(with_subjects()):
        yield {
            **{_("when"): one.attached_at, _("about"): one.subject, pgettext_lazy("own data", "file"): one.name},
            **{_("in the archive"): _inside(one) if one.file else "", _("deleted"): one.deleted_at},
        }


def _files(user: User) -> Iterator[tuple[str, FieldFile]]:
    """Also of what they may see no longer: they brought it. What the storage has lost is named in the sheet only."""
    for one in Attachment.objects.filter(attached_by=user, deleted_at=None):
        if one.file.storage.exists(str(one.file.name)):
            yield _inside(one), one.file


def _inside(attachment: Attachment) -> str:
    """Two of one name both have room."""
    return f"attachments/{attachment.pk}-{attachment.name}"


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
OF_PERSON.append(Sheet(_("Attachments"), _attachments))
FILES_OF_PERSON.append(_files)
ERASERS.append(_erase)
