"""The root of the library: the folder that all others lie in."""

from intranet.members.audiences import keys
from intranet.members.audiences.services import audience_of

from ..models import Folder


def ensure_root() -> None:
    """Open to all members. Safe to repeat."""
    if not Folder.objects.filter(depth=1).exists():
        everybody = audience_of([keys.ALL])
        Folder.add_root(name="Library", own_audience=everybody, audience=everybody)


def root() -> Folder:
    return Folder.objects.select_related("audience").get(depth=1)
