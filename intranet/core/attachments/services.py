"""Files of an object: who may see it reads them, who may attach brings them."""

from collections.abc import Iterator

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from cms.core.files.enums import GIVEN_OUT
from cms.core.files.media_types import ATTACHMENTS
from cms.core.files.names import safe_name
from cms.core.files.storing import stored
from cms.users.models import User

from ..access import require, require_now
from ..actors import Actor
from ..audit import record
from ..changing import changing
from ..enums import Action
from ..kinds import kind_of
from ..models import Attachment
from ..visibility import visible_and
from .scanning import arrive


def can_attach(actor: Actor, subject: Model) -> bool:
    """Asked of who may see it."""
    policy = kind_of(subject).can_attach
    return policy is not None and policy(actor, subject)


def can_delete(actor: Actor, attachment: Attachment) -> bool:
    return attachment.attached_by_id == actor.user.pk or actor.is_office


def attach_file(*, actor: Actor, subject: Model, file: File) -> Attachment:
    """Who follows the object is told. Raises ValidationError for a file that is too large or of no allowed kind."""
    may_attach = visible_and(can_attach)
    require(may_attach(actor, subject))
    with (
        stored(file, folder=Attachment.FOLDER, allowed=ATTACHMENTS, most=settings.ATTACHMENT_MAX_BYTES) as facts,
        transaction.atomic(),
    ):
        require_now(may_attach, actor, subject)
        attachment = Attachment(subject=subject, attached_by=actor.user, **vars(facts))
        attachment.full_clean(exclude=["deleted_at"])
        attachment.save()
        record(actor=actor, action=Action.CREATED, instance=attachment)
        arrive(attachment)
        return attachment


def delete_attachment(*, actor: Actor, attachment: Attachment) -> Attachment:
    """The file is gone with the commit; that there was one, whose and when, stays. Deleted already: a no-op."""
    with changing(attachment, actor, can_delete) as attachment:
        if attachment.deleted_at is None:
            storage, name = attachment.file.storage, str(attachment.file.name)
            attachment.file, attachment.deleted_at = "", timezone.now()
            attachment.save(update_fields=["file", "deleted_at"])
            record(actor=actor, action=Action.ENDED, instance=attachment)
            transaction.on_commit(lambda: storage.delete(name))
    return attachment


def files_brought_by(user: User) -> Iterator[tuple[str, FieldFile]]:
    """Also those of what they may see no longer. What the storage has lost is named in their export's sheet only, as is
    what has a virus or waits to be checked.
    """
    for one in Attachment.objects.filter(attached_by=user, deleted_at=None, scan__in=GIVEN_OUT):
        if one.file.storage.exists(str(one.file.name)):
            yield name_in_archive(one), one.file


def name_in_archive(attachment: Attachment) -> str:
    """Two of one name both have room."""
    return f"attachments/{attachment.pk}-{safe_name(attachment.name)}"
