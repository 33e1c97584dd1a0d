"""What people are told about documents."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.core.actors import Actor
from intranet.core.notice_kinds import NoticeKind

from .models import Approval, Document, ReadingDuty, Version
from .policies import can_change, can_confirm, can_decide_approval


def _to_read(duty: ReadingDuty) -> str:
    said = {"document": duty.must_read, "day": date_format(duty.must_read.due_on)}
    return _("Please read “%(document)s” by %(day)s and confirm it") % said


def _still_has_to(actor: Actor, duty: ReadingDuty) -> bool:
    return can_confirm(actor, duty) and duty.is_open


def _had_a_virus(version: Version) -> str:
    said = {"file": version.name, "document": version.document, "virus": version.virus}
    return _("“%(file)s” at “%(document)s” had a virus (%(virus)s) and was not kept") % said


def _handed_over(document: Document) -> str:
    return _("You look after “%(document)s” from now on") % {"document": document}


def _to_approve(approval: Approval) -> str:
    said = {"document": approval.version.document, "day": date_format(approval.due_on)}
    return _("Please approve or decline “%(document)s” by %(day)s") % said


def _still_has_to_decide(actor: Actor, approval: Approval) -> bool:
    return can_decide_approval(actor, approval) and approval.is_open


def _decided(approval: Approval) -> str:
    said = {"person": approval.approver, "document": approval.version.document, "state": approval.get_state_display()}
    return _("%(person)s has decided about “%(document)s”: %(state)s") % said


def _record_of(approval: Approval) -> str:
    return reverse("approvals", args=[approval.version.document.uuid])


MUST_READ = NoticeKind(
    code="documents.must_read",
    name=gettext_lazy("A document that you have to read"),
    words=_to_read,
    url=ReadingDuty.get_absolute_url,
    concerns=_still_has_to,
)
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
APPROVAL_ASKED = NoticeKind(
    code="documents.approval_asked",
    name=gettext_lazy("A document that you are asked to approve"),
    words=_to_approve,
    url=Approval.get_absolute_url,
    concerns=_still_has_to_decide,
)
APPROVAL_DECIDED = NoticeKind(
    code="documents.approval_decided",
    name=gettext_lazy("Somebody has decided whether they approve a document"),
    words=_decided,
    url=_record_of,
)

NOTICE_KINDS = (MUST_READ, INFECTED, HANDED_OVER, APPROVAL_ASKED, APPROVAL_DECIDED)
