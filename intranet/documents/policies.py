"""Who may do what in the library. Pure questions: no writes, no messages."""

from intranet.core.actors import Actor
from intranet.members.audiences.policies import may_read
from intranet.members.enums import CONTACTS

from .models import Approval, Document, Folder, ReadingDuty


def can_view_folder(actor: Actor, folder: Folder) -> bool:
    return may_read(actor, folder.audience)


def can_view_document(actor: Actor, document: Document) -> bool:
    """Who looks after it sees it too, in the bin as well."""
    if not actor.may_work:
        return False
    is_own = document.owner_id == actor.user.pk
    return is_own or (may_read(actor, document.audience) and (actor.is_office or not document.is_binned))


def can_keep_folders(actor: Actor) -> bool:
    """Make, rename, narrow, move and delete them."""
    return actor.is_office


def can_add(actor: Actor, folder: Folder) -> bool:
    return actor.is_office or (folder.is_open and can_view_folder(actor, folder))


def can_keep(actor: Actor, document: Document) -> bool:
    """Correct what is said of it, narrow, move and bin it, and add versions."""
    return actor.may_work and (actor.is_office or document.owner_id == actor.user.pk)


def can_change(actor: Actor, document: Document) -> bool:
    """Add a version now, or check it out."""
    return can_keep(actor, document) and not document.is_binned


def can_decide_keeping(actor: Actor, document: Document) -> bool:
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


def can_demand_reading(actor: Actor, document: Document) -> bool:
    """That others read it: who acts for the cluster, of what they see themselves."""
    return actor.oversees and can_view_document(actor, document) and not document.is_binned


def can_view_duty(actor: Actor, duty: ReadingDuty) -> bool:
    """One's own, those of what one looks after, and for who answers for an organisation those of its people."""
    if actor.oversees:
        return True
    is_own = duty.user_id == actor.user.pk or duty.must_read.document.owner_id == actor.user.pk
    answers_for_it = duty.organisation == actor.organisation and not actor.roles.isdisjoint(CONTACTS)
    return actor.may_work and (is_own or answers_for_it)


def can_confirm(actor: Actor, duty: ReadingDuty) -> bool:
    return duty.user_id == actor.user.pk and can_view_document(actor, duty.must_read.document)


def can_view_approval(actor: Actor, approval: Approval) -> bool:
    """The record is for everybody who reads the document."""
    return can_view_document(actor, approval.version.document)


def can_decide_approval(actor: Actor, approval: Approval) -> bool:
    is_own = approval.approver_id == actor.user.pk
    return is_own and can_view_approval(actor, approval) and not approval.version.document.is_binned
