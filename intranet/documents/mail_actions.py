"""What people do from mails about documents."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from intranet.core.actors import Actor
from intranet.core.mail_actions import MailAction

from . import policies
from .enums import ApprovalState
from .models import Approval, ReadingDuty
from .notice_kinds import APPROVAL_ASKED, MUST_READ
from .services.approvals import decide
from .services.must_reads import confirm_reading


def _confirming(duty: ReadingDuty) -> str:
    return _("You confirm that you have read “%(document)s”.") % {"document": duty.must_read}


def _may_confirm(actor: Actor, duty: ReadingDuty) -> bool:
    return policies.can_confirm(actor, duty) and duty.is_open


CONFIRM_READING = MailAction(
    code="documents.confirm_reading",
    notice=MUST_READ.code,
    button=gettext_lazy("I have read it"),
    rows=ReadingDuty.objects.for_page,
    explain=_confirming,
    heading=lambda duty: duty.organisation,
    acts_for=lambda _actor, duty: duty.organisation_id,
    state=lambda duty: f"{duty.state} {duty.must_read.from_number}",
    may=_may_confirm,
    act=lambda actor, duty: confirm_reading(actor=actor, duty=duty),
)


def _approving(approval: Approval) -> str:
    said = {"number": approval.version.number, "document": approval.version.document, "file": approval.version.name}
    return _("You approve version %(number)s of “%(document)s”, the file “%(file)s”.") % said


def _may_approve(actor: Actor, approval: Approval) -> bool:
    return policies.can_decide_approval(actor, approval) and approval.is_open


def _who_may_read_it(actor: Actor, approval: Approval) -> int | None:
    return actor.organisation.pk if actor.organisation else None


APPROVE = MailAction(
    code="documents.approve",
    notice=APPROVAL_ASKED.code,
    button=pgettext_lazy("decision", "Approve"),
    rows=Approval.objects.for_page,
    explain=_approving,
    heading=lambda approval: approval.version.document,
    acts_for=_who_may_read_it,
    state=lambda approval: approval.state,
    may=_may_approve,
    act=lambda actor, approval: decide(actor=actor, approval=approval, state=ApprovalState.APPROVED),
)

MAIL_ACTIONS = (CONFIRM_READING, APPROVE)
