"""Who may do what in the library. Pure questions: no writes, no messages."""

from typing import Any

from intranet.core.actors import Actor
from intranet.core.asks.kinds import is_asked
from intranet.core.visibility import can_view

from .models import Document, Folder, MustRead


def can_manage_folders(actor: Actor, folder: Folder | None = None) -> bool:
    """Make, rename, narrow, move and delete them."""
    return actor.is_office


def can_add(actor: Actor, folder: Folder) -> bool:
    """Asked of who may see it."""
    return actor.is_office or (folder.is_open)


def can_manage(actor: Actor, document: Document) -> bool:
    """Correct what is said of it, narrow, move and bin it, and add versions."""
    return actor.may_work and (actor.is_office or document.owner_id == actor.user.pk)


def can_change(actor: Actor, document: Document) -> bool:
    """Add a version now, or check it out."""
    return can_manage(actor, document) and not document.is_binned


def can_decide_retention(actor: Actor, document: Document) -> bool:
    """Until when it is kept, and whether it is held: in the bin, too."""
    return actor.is_office


def can_view_log(actor: Actor, document: Document) -> bool:
    """Who has seen and downloaded it."""
    return actor.is_office


def can_publish(actor: Actor, document: Document) -> bool:
    """On the portal, and withdraw it from there."""
    return actor.is_office and not document.is_binned


def can_return(actor: Actor, document: Document) -> bool:
    """Who has it checked out gives it back; the office does when they cannot."""
    return document.checked_out_by_id is not None and (document.checked_out_by_id == actor.user.pk or actor.is_office)


def can_require_reading(actor: Actor, document: Document) -> bool:
    """That others read it: who acts for the cluster, of what they see themselves."""
    return actor.oversees and not document.is_binned


def can_end_demand(actor: Actor, must_read: MustRead) -> bool:
    return can_view(actor, must_read.document) and can_require_reading(actor, must_read.document)


def can_confirm(actor: Actor, ask: Any) -> bool:
    """Asked of who may see it, as below."""
    return is_asked(actor, ask) and not ask.subject.is_over and not ask.subject.document.is_binned


def can_decide_approval(actor: Actor, ask: Any) -> bool:
    return is_asked(actor, ask) and not ask.subject.document.is_binned


def can_take_approval_back(actor: Actor, ask: Any) -> bool:
    return can_change(actor, ask.subject.document)
