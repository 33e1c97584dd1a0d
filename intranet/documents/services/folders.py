"""Every change of folders: the office makes, narrows, moves and deletes them, one change at a time."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intranet.core.actors import Actor
from intranet.core.audit import facts_of, record, record_changes, record_correction
from intranet.core.changing import changing
from intranet.core.enums import Action
from intranet.members.audiences.services import audience_within, own_audience_of

from .. import policies
from ..models import Folder
from .audiences import kept_from_others, settle
from .locks import lock_library

FACTS = ["name", "is_open", "own_audience"]


def create_folder(
    *, actor: Actor, parent: Folder, name: str, is_open: bool = False, readers: Iterable[str] = ()
) -> Folder:
    """`readers` are access keys; none: as the parent. Raises ValidationError."""
    with changing(parent, actor, policies.can_manage_folders, first=lock_library) as parent:
        own = own_audience_of(readers)
        folder = Folder(name=name, is_open=is_open, own_audience=own, audience=audience_within(parent.audience, own))
        _refuse_same_name(parent, name)
        folder.clean_fields(exclude=["path", "depth", "numchild"])
        parent.add_child(instance=folder)
        record(actor=actor, action=Action.CREATED, instance=folder)
    return folder


def update_folder(*, actor: Actor, folder: Folder, name: str, is_open: bool, readers: Iterable[str]) -> Folder:
    """Raises ValidationError. Who may read what is in it and below changes with the commit."""
    with changing(folder, actor, policies.can_manage_folders, first=lock_library) as folder:
        _refuse_root(folder)
        before = facts_of(folder, FACTS)
        _refuse_same_name(folder.get_parent(), name, but=folder)
        folder.name, folder.is_open, folder.own_audience = name, is_open, own_audience_of(readers)
        folder.clean_fields(exclude=["path", "depth", "numchild"])
        folder.save()
        folder.move(folder.get_parent(), "sorted-child")  # the new name may come elsewhere
        folder = _fresh(folder)
        settle(folder)
        record_correction(actor=actor, instance=folder, before=before)
    return folder


def move_folder(*, actor: Actor, folder: Folder, into: Folder, opens: bool = False) -> Folder:
    """With all that is in it; who may read that is narrowed by where it lies now, and widened only if it `opens`.

    Raises ValidationError.
    """
    with changing(folder, actor, policies.can_manage_folders, first=lock_library) as folder:
        into = _fresh(into)
        _refuse_root(folder)
        if into == folder or into.is_descendant_of(folder):
            raise ValidationError(_("A folder cannot be moved into itself or into a folder that is in it."))
        if folder.get_parent() != into:
            _refuse_same_name(into, folder.name)
            before = folder.full_name
            folder.move(into, "sorted-child")
            folder = _fresh(folder)
            if not opens:
                folder.own_audience = kept_from_others(folder.audience, into.audience, folder.own_audience)
                folder.save(update_fields=["own_audience"])
            settle(folder)
            record_changes(actor=actor, instance=folder, changes={"name": [before, folder.full_name]})
    return folder


def delete_folder(*, actor: Actor, folder: Folder) -> Folder:
    """An empty one; returns where it was. Raises ValidationError."""
    with changing(folder, actor, policies.can_manage_folders, first=lock_library) as folder:
        _refuse_root(folder)
        if folder.numchild or folder.documents.exists():
            raise ValidationError(
                _("“%(folder)s” is not empty: move or delete first what is in it, in the bin too."),
                params={"folder": folder},
            )
        parent = folder.get_parent()
        record(actor=actor, action=Action.ENDED, instance=folder)
        folder.delete()
    return parent


def _fresh(folder: Folder) -> Folder:
    """As the database has it under the lock: the tree writes paths past the objects that are in memory."""
    return Folder.objects.select_related("audience", "own_audience").get(pk=folder.pk)


def _refuse_root(folder: Folder) -> None:
    if folder.is_root():
        raise ValidationError(_("This is the library itself: it stays as it is."))


def _refuse_same_name(parent: Folder, name: str, but: Folder | None = None) -> None:
    others = parent.get_children().exclude(pk=but.pk) if but else parent.get_children()
    if others.filter(name__iexact=name.strip()).exists():
        raise ValidationError({"name": _("There is a folder of this name here already.")})
