"""What people are told about documents."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.core.notice_kinds import NoticeKind

from .models import Document, Version
from .policies import can_change


def _had_a_virus(version: Version) -> str:
    params = {"file": version.name, "document": version.document, "virus": version.virus}
    return _("“%(file)s” at “%(document)s” had a virus (%(virus)s) and was not kept") % params


def _handed_over(document: Document) -> str:
    return _("You look after “%(document)s” from now on") % {"document": document}


def _decided(ask: Any) -> str:
    params = {"person": ask.user, "document": ask.subject.document, "state": ask.get_state_display()}
    return _("%(person)s has decided about “%(document)s”: %(state)s") % params


def _record_of(ask: Any) -> str:
    return reverse("approvals", args=[ask.subject.document.uuid])


INFECTED = NoticeKind(
    code="documents.infected",
    name=gettext_lazy("A file of yours has a virus"),
    words=_had_a_virus,
    url=Version.get_absolute_url,
)
HANDED_OVER = NoticeKind(
    code="documents.handed_over",
    name=gettext_lazy("A document that you look after from now on"),
    words=_handed_over,
    url=Document.get_absolute_url,
    concerns=can_change,
)
APPROVAL_DECIDED = NoticeKind(
    code="documents.approval_decided",
    name=gettext_lazy("Somebody has decided whether they approve a document"),
    words=_decided,
    url=_record_of,
)

NOTICE_KINDS = (INFECTED, HANDED_OVER, APPROVAL_DECIDED)
