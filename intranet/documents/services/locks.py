"""The locks: the library's, under which folders move and numbers are given, and that of one document."""

from ..models import Document, Folder


def lock_library() -> None:
    """Until the transaction ends, nobody else changes the tree or what the library holds in all."""
    Folder.objects.select_for_update().get(depth=1)


def locked(document: Document) -> Document:
    """As the database has it, until the transaction ends nobody else's to change.

    Asked anew once it is locked: what is joined to a row is as it was before the wait.
    """
    Document.objects.select_for_update().get(pk=document.pk)
    return Document.objects.select_related(
        "folder__audience", "owner", "checked_out_by", "current", "audience", "published"
    ).get(pk=document.pk)
