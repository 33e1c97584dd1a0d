"""Documents for everybody: the portal has a copy of the version that the office has released, at one address."""

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex
from wagtail.utils.file import hash_filelike

from cms.core.files.media_types import DOCUMENTS
from cms.core.files.scanning import refuse_unchecked
from cms.core.files.storing import accepted
from cms.media.models import CustomDocument
from intranet.core.actors import Actor
from intranet.core.audit import record
from intranet.core.changing import changing
from intranet.members.audiences import keys

from .. import policies
from ..enums import DocumentAction
from ..models import Document, Version
from .locks import lock_library


def publish(*, actor: Actor, document: Document) -> Document:
    """The valid version. Editors can link to it from now on. Raises ValidationError for what not all members may read.

    On the portal in this version: a no-op. Published again: at the address that it had.
    """
    with changing(document, actor, policies.can_publish, first=lock_library) as document:  # nobody narrows it meanwhile
        if document.published is None or document.is_older_on_portal:
            _refuse_not_open_to_all(document)
            version = refuse_unchecked(document.current)
            copy = document.published or CustomDocument(uuid=document.uuid, uploaded_by_user=actor.user)
            _fill(copy, document.title, version)
            document.published, document.published_version = copy, version
            document.save(update_fields=["published", "published_version"])
            record(actor=actor, action=DocumentAction.PUBLISHED, instance=document)
    return document


def _refuse_not_open_to_all(document: Document) -> None:
    if keys.ALL not in document.audience.key_set:
        raise ValidationError(_("Not all members may read it. Open it to them first, or give it another folder."))


def withdraw(*, actor: Actor, document: Document, uses_seen: int) -> Document:
    """Raises ValidationError when it is used at more places than the person has seen. Withdrawn already: a no-op."""
    with changing(document, actor, policies.can_publish) as document:
        if document.published is not None:
            if len(uses_of(document)) > uses_seen:
                raise ValidationError(_("It is used at more places meanwhile. Look at them, and withdraw it then."))
            document.published.delete()
            document.published = document.published_version = None
            document.save(update_fields=["published_version"])
            record(actor=actor, action=DocumentAction.WITHDRAWN, instance=document)
    return document


def uses_of(document: Document) -> list[Model]:
    """What leads to it on the portal: pages, above all."""
    if document.published is None:
        return []
    return [used_by for used_by, _references in ReferenceIndex.get_grouped_references_to(document.published)]


def retitle_on_portal(document: Document) -> None:
    """In the transaction of the new title."""
    if document.published is not None:
        document.published.title = document.title
        document.published.save()


def _fill(copy: CustomDocument, title: str, version: Version) -> None:
    """Raises ValidationError for what would not be taken any more, whenever it came."""
    with version.file.open() as opened:
        file, _media_type = accepted(File(opened, name=version.name), allowed=DOCUMENTS, most=version.size)
        _delete_with_commit(copy.file)
        copy.title, copy.file_hash, copy.file_size = title, hash_filelike(file), file.size
        copy.file = file
        copy.save()


def _delete_with_commit(file: FieldFile) -> None:
    storage, name = file.storage, file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
