"""Check a document out while working on it, so that no two people write past one another."""

from django.db import transaction
from django.utils import timezone

from intranet.core.access import require_now
from intranet.core.actors import Actor
from intranet.core.audit import record

from .. import policies
from ..enums import DocumentAction
from ..models import Document
from .locks import locked
from .versions import refuse_while_checked_out


@transaction.atomic
def check_out(*, actor: Actor, document: Document) -> Document:
    """Theirs already: a no-op. Another's: ValidationError, which says whose."""
    document = locked(document)
    require_now(policies.can_change, actor, document)
    refuse_while_checked_out(actor, document)
    if document.checked_out_by_id is None:
        document.checked_out_by, document.checked_out_at = actor.user, timezone.now()
        document.save(update_fields=["checked_out_by", "checked_out_at"])
        record(actor=actor, action=DocumentAction.CHECKED_OUT, instance=document)
    return document


@transaction.atomic
def give_back(*, actor: Actor, document: Document) -> Document:
    """Free for others again. Not checked out: a no-op."""
    document = locked(document)
    if document.checked_out_by_id is not None:
        require_now(policies.can_return, actor, document)
        document.checked_out_by = document.checked_out_at = None
        document.save(update_fields=["checked_out_by", "checked_out_at"])
        record(actor=actor, action=DocumentAction.RETURNED, instance=document)
    return document
