"""What the core itself keeps: notices, what people say, bring, link and follow, and the log of what they did."""

from typing import Any

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.core.schedules import Scheduled
from cms.users.models import User

from .actors import Actor
from .asks.letters import LETTER as ASK_LETTER
from .asks.services import lapse
from .asks.waiting import dates_for, waits_for
from .attachments.notice_kinds import ATTACHED, INFECTED
from .attachments.services import files_brought_by, name_in_archive
from .clock import Timed
from .comments.notice_kinds import COMMENTED, MENTIONED
from .erasure import erase
from .features import Feature, MenuItem
from .following import MOVED
from .kinds import Export, Kind, Retention, talked_about, with_subjects
from .letters.kinds import words_of as letter_words
from .letters.sending import LETTER_FAILED
from .models import (
    Ask,
    Attachment,
    AuditEntry,
    Comment,
    Draft,
    Feed,
    Follow,
    Letter,
    Link,
    Notice,
    Outsider,
    RecordedAct,
    SavedView,
    SentForm,
)
from .notices import words_of


def _comments() -> QuerySet[Comment]:
    return Comment.objects.select_related("author")


def _links() -> QuerySet[Link]:
    ends = [kind.rows() for kind in talked_about()]
    return Link.objects.prefetch_related(GenericPrefetch("first", ends), GenericPrefetch("second", ends))


def _notices_of(user: User) -> list[Notice]:
    return [notice for notice in user.notices.prefetch_related(with_subjects()) if words_of(notice)]


def _deeds_of(user: User) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(user=user).select_related("organisation").prefetch_related(with_subjects())


def _comments_of(user: User) -> QuerySet[Comment]:
    return user.comments.prefetch_related(with_subjects())


def _follows_of(user: User) -> QuerySet[Follow]:
    return user.follows.prefetch_related(with_subjects())


def _drafts_of(user: User) -> QuerySet[Draft]:
    return user.drafts.prefetch_related(with_subjects())


def _draft_texts(draft: Draft) -> str:
    return "\n\n".join(draft.texts.values())


def _asks() -> QuerySet[Ask]:
    return Ask.objects.for_page()


def _about(ask: Ask) -> str:
    return str(ask.of_kind.about(ask))


def _note(ask: Ask) -> str:
    return "" if ask.of_kind.is_sensitive else ask.note


def _attachments_of(user: User) -> QuerySet[Attachment]:
    return Attachment.objects.filter(attached_by=user).prefetch_related(with_subjects())


def _acts_of(user: User) -> QuerySet[RecordedAct]:
    return RecordedAct.objects.filter(user=user).select_related("organisation").prefetch_related(with_subjects())


def _letters() -> QuerySet[Letter]:
    return Letter.objects.select_related("user", "outsider")


def _letters_to(user: User) -> QuerySet[Letter]:
    return user.letters.prefetch_related(with_subjects())


def _place_in_archive(attachment: Attachment) -> str:
    return name_in_archive(attachment) if attachment.file else ""


def _unread(actor: Actor) -> int:
    return actor.user.notices.unseen().count()


def _is_office(actor: Actor) -> bool:
    return actor.is_office


WHEN, ABOUT = _("when"), _("about")
NOTICES: Any = ((WHEN, "happened_at"), (_("notice"), words_of), (_("seen"), "seen_at"))
DEEDS: Any = (
    *((WHEN, "happened_at"), (_("what"), lambda entry: entry.get_action_display()), (ABOUT, "subject")),
    (_("for whom"), lambda entry: entry.organisation or ""),
)
ASKS: Any = (
    *((ABOUT, _about), "organisation", "asked_at"),
    *((_("answer"), lambda ask: ask.get_state_display()), "answered_at", (_("note"), _note)),
)
LETTERS: Any = ((WHEN, "made_at"), (_("letter"), letter_words), (ABOUT, "subject"), "state", "left_at")
DRAFTS: Any = ((WHEN, "changed_at"), (ABOUT, "subject"), (_("text"), _draft_texts))
FILES: Any = (
    *((WHEN, "attached_at"), (ABOUT, "subject"), (pgettext_lazy("own data", "file"), "name")),
    *((_("in the archive"), _place_in_archive), (_("deleted"), "deleted_at")),
)

ACTS: Any = (
    *((WHEN, "at"), (ABOUT, "subject"), (_("text"), "text"), ("SHA-256", "sha256")),
    *((_("proved by"), lambda act: act.get_method_display()), (_("for whom"), lambda act: act.organisation or "")),
)

FEATURE = Feature(
    kinds=(
        Kind(
            Notice,
            Notice.objects.all,
            of_person=(Export(_("Notices"), _notices_of, NOTICES),),
            retention=Retention(since="seen_at", days=730),
        ),
        Kind(AuditEntry, AuditEntry.objects.all, of_person=(Export(_("What you did"), _deeds_of, DEEDS),)),
        Kind(
            Comment,
            _comments,
            of_person=(
                Export(_("Comments"), _comments_of, ((WHEN, "written_at"), (ABOUT, "subject"), (_("comment"), "text"))),
            ),
        ),
        Kind(
            Follow,
            Follow.objects.all,
            of_person=(Export(_("What you follow"), _follows_of, ((_("since"), "since"), (ABOUT, "subject"))),),
        ),
        Kind(
            Draft,
            Draft.objects.all,
            of_person=(Export(_("Drafts"), _drafts_of, DRAFTS),),
            retention=Retention(since="changed_at", days=90),
        ),
        Kind(Attachment, Attachment.objects.all, of_person=(Export(_("Attachments"), _attachments_of, FILES),)),
        Kind(Ask, _asks, of_person=(Export(_("What you were asked"), "user", ASKS),)),
        Kind(RecordedAct, RecordedAct.objects.all, of_person=(Export(_("What you agreed to"), _acts_of, ACTS),)),
        Kind(Letter, _letters, of_person=(Export(_("Letters"), _letters_to, LETTERS),)),
        Kind(Outsider, Outsider.objects.all),
        Kind(Link, _links),
        Kind(Feed, Feed.objects.all),
        Kind(SavedView, SavedView.objects.all),
        Kind(SentForm, SentForm.objects.all, retention=Retention(since="at", days=1)),
    ),
    notice_kinds=(MENTIONED, COMMENTED, ATTACHED, INFECTED, MOVED, LETTER_FAILED),
    letter_kinds=(ASK_LETTER,),
    menu=(
        MenuItem(_("Notices"), "notices", icon="notices", order=10, unread=_unread),
        MenuItem(_("Audit log"), "audit_log", icon="log", order=90, shown_to=_is_office),
    ),
    urls="intranet.core.urls",
    schedules=(
        Scheduled("what happens by itself", "intranet.core.clock.run", minutes=1),
        Scheduled("checking of attachments", "intranet.core.attachments.tasks.resume_scans", minutes=5),
        Scheduled("letters", "intranet.core.letters.tasks.send_waiting_letters", minutes=5),
        Scheduled("files of attachments", "intranet.core.attachments.tasks.sweep_files"),
        Scheduled("reminders", "intranet.core.asks.tasks.remind"),
        Scheduled("what is kept no longer", "intranet.core.retention.forget_old"),
        Scheduled("seals of the audit log", "intranet.core.audit_seals.seal", minutes=60),
    ),
    timed=(Timed(code="core.ask_lapses", due=Ask.objects.lapsing, deadline="due", act=lapse),),
    waits_for=waits_for,
    dates_for=dates_for,
    files_of_person=files_brought_by,
    erase=erase,
)
