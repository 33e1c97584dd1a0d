"""Files of an object: who may see it reads them, who may attach brings them."""

from collections.abc import Iterator
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.users.models import User

from ..access import require_now
from ..actors import Actor
from ..audit import record
from ..enums import Action
from ..following import tell_followers
from ..kinds import kind_of
from ..models import Attachment
from ..visibility import visible_and
from .contents import media_type_of
from .notice_kinds import ATTACHED


def can_attach(actor: Actor, subject: Model) -> bool:
    """Asked of who may see it."""
    policy = kind_of(subject).can_attach
    return policy is not None and policy(actor, subject)


def can_delete(actor: Actor, attachment: Attachment) -> bool:
    return attachment.attached_by_id == actor.user.pk or actor.is_office


@transaction.atomic
def attach_file(*, actor: Actor, subject: Model, file: File) -> Attachment:
    """Who follows the object is told. Raises ValidationError for a file that is too large or of no allowed kind."""
    require_now(visible_and(can_attach), actor, subject)
    _refuse_too_large(file)
    attachment = Attachment(
        subject=subject,
        file=file,
        name=_name_of(file),
        media_type=media_type_of(file),
        size=file.size,
        attached_by=actor.user,
    )
    attachment.full_clean(exclude=["deleted_at"])
    attachment.save()
    record(actor=actor, action=Action.CREATED, instance=attachment)
    tell_followers(kind=ATTACHED, subject=subject, occasion=str(attachment.pk), besides=[actor.user])
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


def files_brought_by(user: User) -> Iterator[tuple[str, FieldFile]]:
    """Also those of what they may see no longer. What the storage has lost is named in their export's sheet only."""
    for one in Attachment.objects.filter(attached_by=user, deleted_at=None):
        if one.file.storage.exists(str(one.file.name)):
            yield name_in_archive(one), one.file


def name_in_archive(attachment: Attachment) -> str:
    """Two of one name both have room."""
    return f"attachments/{attachment.pk}-{attachment.name}"


def _refuse_too_large(file: File) -> None:
    if file.size > settings.ATTACHMENT_MAX_BYTES:
        raise ValidationError(
            _("“%(name)s” has %(size)s; at most %(most)s can be attached. Make it smaller or attach it in parts."),
            params={
                "name": _name_of(file),
                "size": filesizeformat(file.size),
                "most": filesizeformat(settings.ATTACHMENT_MAX_BYTES),
            },
        )


def _name_of(file: File) -> str:
    """Without folders; a long one loses its middle, not its ending."""
    name = PurePath(file.name or "").name
    return name if len(name) <= 150 else f"{name[:120]}…{name[-20:]}"
