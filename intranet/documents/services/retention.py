"""How long a document is kept, who looks after it, and when it is looked through."""

from collections.abc import Collection
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.users.models import User
from intranet.core.actors import Actor
from intranet.core.audit import facts_of, record, record_correction
from intranet.core.changing import changing
from intranet.core.notices import notify
from intranet.core.visibility import who_sees

from .. import policies
from ..enums import DocumentAction
from ..models import Document
from ..notice_kinds import HANDED_OVER
from .locks import lock_library

#: A document that has been looked through is looked through again after so long.
REVIEWED_EVERY = timedelta(days=365)


def decide_retention(*, actor: Actor, document: Document, retained_until: date | None, held_because: str) -> Document:
    """Nobody throws it away before `retained_until`, nor while it is held for a reason. Raises ValidationError."""
    with changing(document, actor, policies.can_decide_retention) as document:
        before = facts_of(document, ["retained_until", "held_because"])
        document.retained_until, document.held_because = retained_until, held_because
        if bool(held_because) != bool(before["held_because"]):
            document.held_by, document.held_at = (actor.user, timezone.now()) if held_because else (None, None)
        document.full_clean()
        document.save()
        record_correction(actor=actor, instance=document, before=before)
    return document


def refuse_while_retained(document: Document) -> None:
    """Raises ValidationError, which says why it may not be thrown away."""
    if document.held_because:
        raise ValidationError(
            _("“%(document)s” is held and may not be thrown away: %(why)s"),
            params={"document": document, "why": document.held_because},
        )
    if document.is_retained and document.retained_until:
        raise ValidationError(
            _("“%(document)s” has to be kept until %(day)s."),
            params={"document": document, "day": date_format(document.retained_until)},
        )


def hand_over(*, actor: Actor, document: Document, user: User) -> Document:
    """`user` looks after it from now on, and is told. Theirs already: a no-op.

    What who looked after it has checked out is given back. Raises ValidationError for who may not read it.
    """
    with changing(document, actor, policies.can_change, first=lock_library) as document:  # nobody narrows it meanwhile
        if document.owner != user:
            refuse_who_may_not_read(document, [user], field="user")
            _give_to(actor, document, user)
    return document


def _give_to(actor: Actor, document: Document, user: User) -> None:
    if document.checked_out_by == document.owner:
        document.checked_out_by = document.checked_out_at = None
        record(actor=actor, action=DocumentAction.RETURNED, instance=document)
    before = facts_of(document, ["owner"])
    document.owner = user
    document.save()
    record_correction(actor=actor, instance=document, before=before)
    if user != actor.user:
        notify(kind=HANDED_OVER, users=[user], subject=document, occasion=timezone.now().isoformat())


def refuse_who_may_not_read(document: Document, users: Collection[User], *, field: str) -> None:
    """Raises ValidationError, which names each at the form's `field`."""
    readers = who_sees(document, users)
    words = _("%(person)s may not read it: open it to them first.")
    if refused := [ValidationError(words, params={"person": user}) for user in users if user not in readers]:
        raise ValidationError({field: refused})


def look_through(*, actor: Actor, document: Document) -> Document:
    """It is still right; the next time is after REVIEWED_EVERY. Not due, or done a moment ago: a no-op."""
    with changing(document, actor, policies.can_change) as document:
        if document.is_due_for_review:
            before = facts_of(document, ["review_on"])
            document.review_on = timezone.localdate() + REVIEWED_EVERY
            document.save(update_fields=["review_on"])
            record_correction(actor=actor, instance=document, before=before)
    return document
