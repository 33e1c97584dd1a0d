"""Named people approve a version, or decline it: asked by who keeps the document, each decides once."""

from collections.abc import Collection
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core.files.scanning import refuse_unchecked
from cms.users.models import User
from intranet.core.access import require_now
from intranet.core.actors import Actor
from intranet.core.audit import record
from intranet.core.enums import Action
from intranet.core.notices import notify
from intranet.core.transitions import move
from intranet.core.visibility import visible_and

from .. import policies
from ..enums import ApprovalState
from ..models import Approval, Document
from ..notice_kinds import APPROVAL_ASKED, APPROVAL_DECIDED
from .keeping import refuse_who_may_not_read
from .locks import lock_library, locked

#: So long before the day, and every so often after it, who has not decided is reminded.
SOON, AGAIN = timedelta(days=3), timedelta(days=7)


@transaction.atomic
def ask_for_approval(*, actor: Actor, document: Document, approvers: Collection[User], due_on: date) -> list[Approval]:
    """Of the version that is valid. Tells them. Raises ValidationError for who may not read it or is asked already."""
    lock_library()  # no other version comes meanwhile
    document = locked(document)
    require_now(policies.can_change, actor, document)
    refuse_unchecked(document.current)
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": _("This day is over. Name today or a later one.")})
    refuse_who_may_not_read(document, approvers, field="approvers")
    _refuse_asked_already(document, approvers)
    facts = {"version": document.current, "due_on": due_on, "asked_by": actor.user}
    asked = [Approval.objects.create(approver=user, **facts) for user in approvers]
    for approval in asked:
        record(actor=actor, action=Action.CREATED, instance=approval)
        notify(kind=APPROVAL_ASKED, users=[approval.approver], subject=approval)
    return asked


@transaction.atomic
def decide(*, actor: Actor, approval: Approval, state: str, note: str = "") -> Approval:
    """`state` is APPROVED or DECLINED. Who asked is told.

    Decided already, or void: IllegalTransition. Raises ValidationError for declining without a note.
    """
    Approval.objects.select_for_update().get(pk=approval.pk)
    approval = Approval.objects.for_page().get(pk=approval.pk)
    require_now(visible_and(policies.can_decide_approval), actor, approval)
    if state == ApprovalState.DECLINED and not note:
        raise ValidationError({"note": _("Say why you decline, so that it can be put right.")})
    approval.note, approval.decided_at = note, timezone.now()
    decided = move(approval, state, actor=actor)
    if approval.asked_by != actor.user:
        notify(kind=APPROVAL_DECIDED, users=[approval.asked_by], subject=approval)
    return decided


@transaction.atomic
def take_back(*, actor: Actor, approval: Approval) -> Approval:
    """Who was asked need not decide any more, and may be asked anew. Decided or void: IllegalTransition."""
    Approval.objects.select_for_update().get(pk=approval.pk)
    approval = Approval.objects.for_page().get(pk=approval.pk)
    require_now(policies.can_change, actor, approval.version.document)
    return move(approval, ApprovalState.TAKEN_BACK, actor=actor)


def make_open_ones_void(*, actor: Actor, document: Document) -> None:
    """Another version is valid. In the transaction of that version, which holds the library's lock."""
    found = Approval.objects.filter(version__document=document, state=ApprovalState.OPEN).order_by("pk")
    for approval in found.select_for_update(of=("self",)):
        move(approval, ApprovalState.VOID, actor=actor)


def remind() -> None:
    """By the clock: who has not decided is told again."""
    now = timezone.now()
    with transaction.atomic():
        late = Approval.objects.filter(state=ApprovalState.OPEN, due_on__lte=timezone.localdate() + SOON)
        for approval in late.order_by("pk").select_for_update():
            if approval.reminded_at is None or approval.reminded_at < now - AGAIN:
                notify(kind=APPROVAL_ASKED, users=[approval.approver], subject=approval, occasion=f"{now:%Y-%m-%d}")
                approval.reminded_at = now
                approval.save(update_fields=["reminded_at"])


def _refuse_asked_already(document: Document, approvers: Collection[User]) -> None:
    asked = Approval.objects.filter(version=document.current, approver__in=approvers).select_related("approver")
    known = asked.exclude(state=ApprovalState.TAKEN_BACK)
    words = _("%(person)s has been asked about this version already.")
    if refused := [ValidationError(words, params={"person": one.approver}) for one in known]:
        raise ValidationError({"approvers": refused})
