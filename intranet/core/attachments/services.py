"""Files of an object: who may see it reads them, who may attach brings them."""

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from cms.core.files.media_types import OFFICE_FILES, PDF, PICTURES
from cms.core.files.storing import stored

from ..access import require, require_now
from ..actors import Actor
from ..audit import record
from ..enums import Action
from ..models import Attachment
from ..shared import can_view, kind_of
from .scanning import arrive

#: Nothing that a browser would run, were it ever shown as a page of ours.
ALLOWED = frozenset({PDF, *PICTURES, *OFFICE_FILES})


def can_view_attachment(actor: Actor, attachment: Attachment) -> bool:
    return attachment.deleted_at is None and can_view(actor, attachment.subject)


def can_attach(actor: Actor, subject: Model) -> bool:
    return can_view(actor, subject) and kind_of(subject).can_attach(actor, subject)


def can_delete(actor: Actor, attachment: Attachment) -> bool:
    return attachment.attached_by_id == actor.user.pk or actor.is_office


def attach_file(*, actor: Actor, subject: Model, file: File) -> Attachment:
    """Who follows the object is told. Raises ValidationError for a file that is too large or of no allowed kind."""
    require(can_attach(actor, subject))
    with (
        stored(file, folder=Attachment.FOLDER, allowed=ALLOWED, most=settings.ATTACHMENT_MAX_BYTES) as facts,
        transaction.atomic(),
    ):
        require_now(can_attach, actor, subject)
        attachment = Attachment(subject=subject, attached_by=actor.user, **vars(facts))
        attachment.full_clean(exclude=["deleted_at"])
        attachment.save()
        record(actor=actor, action=Action.CREATED, instance=attachment)
        arrive(attachment)
        return attachment


@transaction.atomic
def delete_attachment(*, actor: Actor, attachment: Attachment) -> Attachment:
    """The file is gone with the commit; that there was one, whose and when, stays. Deleted already: a no-op."""
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    require_now(can_delete, actor, attachment)
    if attachment.deleted_at is None:
        storage, name = attachment.file.storage, str(attachment.file.name)
        attachment.file, attachment.deleted_at = "", timezone.now()
        attachment.save(update_fields=["file", "deleted_at"])
        record(actor=actor, action=Action.ENDED, instance=attachment)
        transaction.on_commit(lambda: storage.delete(name))
    return attachment
