"""The library's lock, under which folders move and numbers are given: it comes before that of one document."""

from ..models import Folder


def lock_library() -> None:
    """Until the transaction ends, nobody else changes the tree or what the library holds in all."""
    Folder.objects.select_for_update().get(depth=1)
