"""Check a document out while working on it, so that no two people write past one another."""

from django.utils import timezone

from intranet.core.actors import Actor
from intranet.core.audit import record
from intranet.core.changing import changing

from .. import policies
from ..enums import DocumentAction
from ..models import Document
from .versions import refuse_while_checked_out


def check_out(*, actor: Actor, document: Document) -> Document:
    """Theirs already: a no-op. Another's: ValidationError, which says whose."""
    with changing(document, actor, policies.can_change) as document:
        refuse_while_checked_out(actor, document)
        if document.checked_out_by_id is None:
            document.checked_out_by, document.checked_out_at = actor.user, timezone.now()
            document.save(update_fields=["checked_out_by", "checked_out_at"])
            record(actor=actor, action=DocumentAction.CHECKED_OUT, instance=document)
    return document


def give_back(*, actor: Actor, document: Document) -> Document:
    """Free for others again. Not checked out: a no-op."""
    with changing(document, actor, _is_back_or_can_return) as document:
        if document.checked_out_by_id is not None:
            document.checked_out_by = document.checked_out_at = None
            document.save(update_fields=["checked_out_by", "checked_out_at"])
            record(actor=actor, action=DocumentAction.RETURNED, instance=document)
    return document


def _is_back_or_can_return(actor: Actor, document: Document) -> bool:
    return document.checked_out_by_id is None or policies.can_return(actor, document)
