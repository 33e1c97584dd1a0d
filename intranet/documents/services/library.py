"""The library itself: its root, the lock under which folders move and numbers are given, and that of one document."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intranet.search import keys

from ..models import Document, Folder, Version
from .audiences import audience_of


def ensure_library() -> None:
    """The root folder, open to all members. Safe to repeat."""
    if not Folder.objects.filter(depth=1).exists():
        everybody = audience_of([keys.ALL])
        Folder.add_root(name="Library", own_audience=everybody, audience=everybody)


def root() -> Folder:
    return Folder.objects.select_related("audience").get(depth=1)


def lock_library() -> None:
    """Until the transaction ends, nobody else changes the tree or what the library holds in all."""
    Folder.objects.select_for_update().get(depth=1)


def refuse_unchecked(version: Version | None) -> None:
    """Raises ValidationError for a file that nobody gets, or not yet."""
    if version is None:
        raise ValidationError(_("There is no file to be given out."))
    if not version.is_given_out:
        raise ValidationError(version.said_of_scan)


def locked(document: Document) -> Document:
    """As the database has it, until the transaction ends nobody else's to change.

    Asked anew once it is locked: what is joined to a row is as it was before the wait.
    """
    Document.objects.select_for_update().get(pk=document.pk)
    return Document.objects.select_related(
        "folder__audience", "owner", "checked_out_by", "current", "audience", "published"
    ).get(pk=document.pk)
