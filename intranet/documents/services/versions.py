"""New versions: numbered without gaps, none ever overwritten."""

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core.files.scanning import refuse_unchecked
from cms.core.files.storing import FileFacts
from intranet.core.access import require
from intranet.core.actors import Actor
from intranet.core.asks.services import void_open_ones
from intranet.core.audit import record
from intranet.core.changing import changing
from intranet.core.enums import Action
from intranet.core.opened import is_second_click
from intranet.core.transitions import AlreadySo
from intranet.search.services import index_parts

from .. import policies
from ..asks import APPROVAL
from ..models import Document, Version
from .files import refuse_over_quota, stored_for_library
from .locks import lock_library
from .must_reads import ask_again
from .scanning import arrive


def add_version(
    *, actor: Actor, document: Document, file: File, label: str = "", reason: str = "", is_major: bool = False
) -> Version:
    """Valid from now on; who had to read the document has to read a major one again.

    Raises ValidationError: it is checked out by another, or has this very file.
    """
    require(policies.can_change(actor, document))
    with (
        stored_for_library(file) as stored,
        changing(document, actor, policies.can_change, first=lock_library) as document,
    ):
        refuse_while_checked_out(actor, document)
        _refuse_same_file(actor, document, stored)
        version = write_version(actor=actor, document=document, stored=stored, label=label, reason=reason)
        if is_major:
            ask_again(actor=actor, version=version)
    return document.current  # type: ignore[return-value]  # there is one


def restore_version(*, actor: Actor, version: Version) -> Version:
    """A copy of an old version becomes the valid one; what was valid meanwhile stays. Raises ValidationError."""
    refuse_unchecked(version)
    reason = _("as version %(number)s") % {"number": version.number}
    with version.file.open() as opened:
        file = File(opened, name=version.name)
        return add_version(actor=actor, document=version.document, file=file, label=version.label, reason=reason)


def write_version(*, actor: Actor, document: Document, stored: FileFacts, label: str = "", reason: str = "") -> Version:
    """The caller holds the library's lock and has asked the policy."""
    refuse_over_quota(stored.size)
    latest = document.versions.order_by("-number").first()
    version = Version(
        document=document,
        number=latest.number + 1 if latest else 1,
        **vars(stored),
        label=label,
        reason=reason,
        added_by=actor.user,
    )
    version.full_clean()
    version.save()
    void_open_ones(actor=actor, kind=APPROVAL, subjects=document.versions.all())
    document.current, document.changed_at = version, timezone.now()
    document.save(update_fields=["current", "changed_at", "words"])
    record(actor=actor, action=Action.CREATED, instance=version)
    arrive(version)
    index_parts(document)  # what the version before says is found no more
    return version


def refuse_while_checked_out(actor: Actor, document: Document) -> None:
    if document.checked_out_by_id not in (None, actor.user.pk):
        raise ValidationError(
            _("%(person)s is at work on “%(document)s” and alone may add a version."),
            params={"person": document.checked_out_by, "document": document},
        )


def _refuse_same_file(actor: Actor, document: Document, stored: FileFacts) -> None:
    if document.current and document.current.sha256 == stored.sha256:
        words = _("This is the very file that is valid already. Nothing has been added.")
        raise AlreadySo(words) if is_second_click(actor, document) else ValidationError(words)
