"""What people do from mails about documents."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.core.actors import Actor
from intranet.core.mail_actions import MailAction, register

from . import policies
from .models import ReadingDuty
from .notice_kinds import MUST_READ
from .services.must_reads import confirm_reading


def _confirming(duty: ReadingDuty) -> str:
    return _("You confirm that you have read “%(document)s”.") % {"document": duty.must_read}


def _may_confirm(actor: Actor, duty: ReadingDuty) -> bool:
    return policies.can_confirm(actor, duty) and duty.is_open


CONFIRM_READING = register(
    MailAction(
        code="documents.confirm_reading",
        notice=MUST_READ.code,
        button=gettext_lazy("I have read it"),
        rows=ReadingDuty.objects.for_page,
        explain=_confirming,
        organisation=lambda duty: duty.organisation,
        acts_for=lambda duty: duty.organisation_id,
        state=lambda duty: f"{duty.state} {duty.must_read.from_number}",
        may=_may_confirm,
        act=lambda actor, duty: confirm_reading(actor=actor, duty=duty),
    )
)
