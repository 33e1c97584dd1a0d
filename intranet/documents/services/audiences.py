"""Who may read what is in a folder, worked out anew when that changes."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intranet.members.audiences import keys
from intranet.members.audiences.services import audience_within
from intranet.members.models import Audience

from ..models import Document, Folder


def refuse_hiding(document: Document) -> None:
    """Raises ValidationError for what visitors read on the portal and not all members may."""
    if document.published_id and keys.ALL not in document.audience.key_set:
        raise ValidationError(
            _("“%(document)s” is on the portal, where everybody reads it. Withdraw it there first."),
            params={"document": document},
        )


def kept_from_others(before: Audience, outer: Audience, own: Audience | None) -> Audience | None:
    """What it has to state as its own, so that nobody reads it in `outer` who did not read it before."""
    after = audience_within(outer, own)
    return own if audience_within(before, after) == after else before


def settle(folder: Folder) -> None:
    """After a change of what this folder states or where it lies: the audiences of all that is in it and below.

    The caller holds the library's lock. Raises ValidationError for what is on the portal.
    """
    rows = Folder.objects.select_related("audience", "own_audience")
    parent = folder.get_parent()
    known: dict[str, Audience] = {parent.path: parent.audience} if parent else {}
    for node in rows.filter(path__startswith=folder.path).order_by("path"):
        outer = known.get(node.path[: -node.steplen])
        audience = audience_within(outer, node.own_audience) if outer else node.own_audience
        if audience != node.audience:
            node.audience = audience
            node.save(update_fields=["audience"])
        known[node.path] = audience
        _settle_documents(node, audience)


def _settle_documents(folder: Folder, outer: Audience) -> None:
    """As many queries as there are statements of who may read, however many documents make them."""
    stated = Audience.objects.in_bulk(folder.documents.order_by().values_list("own_audience", flat=True).distinct())
    for own in (None, *stated.values()):
        audience = audience_within(outer, own)
        changed = folder.documents.filter(own_audience=own).exclude(audience=audience)
        for document in changed.exclude(published=None):
            document.audience = audience
            refuse_hiding(document)
        changed.update(audience=audience)
