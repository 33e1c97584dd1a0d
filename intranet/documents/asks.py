"""What the library asks of people by a day: to read a document, and to approve a version."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from intranet.core.actors import Actor
from intranet.core.asks.enums import AskState
from intranet.core.asks.kinds import ALL, Answer, AskKind
from intranet.core.asks.reminders import Reminders
from intranet.core.asks.words import words_of_due
from intranet.core.models import Ask
from intranet.core.notices import notify
from intranet.members.enums import CONTACTS

from . import policies
from .models import Document, MustRead, Version
from .notice_kinds import APPROVAL_DECIDED

#: Shortly before the day, and every week after that.
REMINDERS = Reminders(days_before=(3,), every=timedelta(days=7))


def _document(ask: Any) -> Document:
    return ask.subject.document


def _url(ask: Ask) -> str:
    return _document(ask).get_absolute_url()


def _said(ask: Any) -> dict[str, Any]:
    return {"document": ask.subject.document, "day": words_of_due(ask)}


def _to_read(ask: Ask) -> str:
    return _("Read and confirm “%(document)s”") % _said(ask)


def _please_read(ask: Ask) -> str:
    return _("Please read “%(document)s” by %(day)s and confirm it") % _said(ask)


def _confirming(ask: Ask) -> str:
    return _("You confirm that you have read “%(document)s”.") % _said(ask)


def _confirmed(ask: Ask) -> str:
    return _("Thank you. It is noted that you have read “%(document)s”.") % _said(ask)


def _sees_readers(actor: Actor) -> Q:
    """Of all, of what one looks after, and for who answers for an organisation of its people."""
    if actor.oversees:
        return ALL
    seen = Q(object_id__in=MustRead.objects.filter(document__owner=actor.user).values("pk"))
    return seen if actor.roles.isdisjoint(CONTACTS) else seen | Q(organisation=actor.organisation)


def _version_read(ask: Any) -> dict[str, Any]:
    current = ask.subject.document.current
    return {"number": current.number if current else None}


READING = AskKind(
    code="documents.must_read",
    name=gettext_lazy("A document that you have to read"),
    model=MustRead,
    question=_to_read,
    notice=_please_read,
    thanks=_confirmed,
    about=_document,
    url=_url,
    answers=(
        Answer(
            "confirmed",
            button=gettext_lazy("I have read it"),
            said=pgettext_lazy("duty", "confirmed"),
            offered_in_mail=True,
            explain=_confirming,
        ),
    ),
    states={
        AskState.OPEN: pgettext_lazy("duty", "not yet confirmed"),
        AskState.VOID: gettext_lazy("need not be read any more"),
    },
    may_answer=policies.can_confirm,
    sees_answers=_sees_readers,
    facts_of=_version_read,
    reminders=REMINDERS,
    counts_for_all=True,
)


def _to_approve(ask: Ask) -> str:
    return _("Approve or decline “%(document)s”") % _said(ask)


def _please_approve(ask: Ask) -> str:
    return _("Please approve or decline “%(document)s” by %(day)s") % _said(ask)


def _who_asks(ask: Any) -> str:
    params = {"person": ask.asked_by, "day": words_of_due(ask), "number": ask.subject.number}
    return _("%(person)s asks you to decide about version %(number)s by %(day)s.") % params


def _approving(ask: Any) -> str:
    params = {"number": ask.subject.number, "document": ask.subject.document, "file": ask.subject.name}
    return _("You approve version %(number)s of “%(document)s”, the file “%(file)s”.") % params


def _decided(_ask: Ask) -> str:
    return _("Thank you. Your decision is noted.")


def _tell_who_asked(actor: Actor, ask: Ask) -> None:
    if ask.asked_by and ask.asked_by != actor.user:
        notify(kind=APPROVAL_DECIDED, users=[ask.asked_by], subject=ask)


def _version_decided(ask: Any) -> dict[str, Any]:
    return {"number": ask.subject.number, "sha256": ask.subject.sha256}


APPROVAL = AskKind(
    code="documents.approval_asked",
    name=gettext_lazy("A document that you are asked to approve"),
    model=Version,
    question=_to_approve,
    notice=_please_approve,
    lead=_who_asks,
    thanks=_decided,
    about=_document,
    url=_url,
    answers=(
        Answer(
            "approved",
            button=pgettext_lazy("decision", "Approve"),
            said=pgettext_lazy("approval", "approved"),
            offered_in_mail=True,
            explain=_approving,
        ),
        Answer(
            "declined",
            button=pgettext_lazy("decision", "Decline"),
            said=pgettext_lazy("approval", "declined"),
            note_wanted=gettext_lazy("Say why you decline, so that it can be put right."),
        ),
    ),
    note_help=gettext_lazy("Everybody who reads the document sees it. Who declines says why."),
    states={
        AskState.OPEN: pgettext_lazy("approval", "not yet decided"),
        AskState.VOID: pgettext_lazy("approval", "void: another version has come"),
        AskState.TAKEN_BACK: pgettext_lazy("approval", "taken back: no longer asked"),
    },
    may_answer=policies.can_decide_approval,
    may_take_back=policies.can_take_approval_back,
    sees_answers=lambda _actor: ALL,
    answered=_tell_who_asked,
    facts_of=_version_decided,
    reminders=REMINDERS,
)

ASKS = (READING, APPROVAL)
