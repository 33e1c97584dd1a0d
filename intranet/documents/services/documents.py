"""Every change of what is said of a document and of where it lies."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from cms.core.files.storing import FileFacts
from intranet.core.access import require, require_now
from intranet.core.actors import Actor
from intranet.core.audit import changed_since, facts_of, record, record_changes, record_correction
from intranet.core.changing import changing
from intranet.core.drafts.services import forget_draft
from intranet.core.enums import Action
from intranet.core.transitions import move
from intranet.core.visibility import visible_and
from intranet.members.audiences.services import audience_within, own_audience_of

from .. import policies
from ..enums import DocumentState
from ..models import Document, Folder
from .audiences import kept_from_others, refuse_hiding
from .files import stored_for_library
from .locks import lock_library
from .publishing import retitle_on_portal
from .retention import refuse_while_retained
from .versions import write_version

#: Long texts take seconds.
INDEX_TASK = "intranet.documents.tasks.index_text"
#: What a draft of these facts is called.
CORRECTION = "correction"
FACTS = ["title", "summary", "language", "own_audience", "review_on", "expires_on"]


def create_document(
    *,
    actor: Actor,
    folder: Folder,
    file: File,
    title: str = "",
    summary: str = "",
    language: str = "",
    tags: Sequence[str] = (),
    readers: Iterable[str] = (),
    review_on: date | None = None,
    expires_on: date | None = None,
    is_wanted_twice: bool = False,
) -> Document:
    """Whose bringer looks after it. Without a title it is called as the file.

    Raises ValidationError, also for a file that the bringer could find in the library already, unless it is wanted
    twice.
    """
    may_add = visible_and(policies.can_add)
    require(may_add(actor, folder))
    with stored_for_library(file) as stored, transaction.atomic():
        lock_library()
        folder = Folder.objects.select_related("audience").get(pk=folder.pk)
        require_now(may_add, actor, folder)
        if not is_wanted_twice:
            _refuse_known(actor, stored)
        own = own_audience_of(readers)
        document = Document(
            folder=folder,
            title=title or title_of(stored.name),
            summary=summary,
            language=language,
            owner=actor.user,
            own_audience=own,
            audience=audience_within(folder.audience, own),
            review_on=review_on,
            expires_on=expires_on,
        )
        document.full_clean()
        document.save()
        document.tags.set(tags)
        record(actor=actor, action=Action.CREATED, instance=document)
        write_version(actor=actor, document=document, stored=stored)
        return document


def update_document(
    *,
    actor: Actor,
    document: Document,
    title: str,
    summary: str,
    language: str,
    tags: Sequence[str],
    readers: Iterable[str],
    review_on: date | None,
    expires_on: date | None,
) -> Document:
    """Nothing differs: a no-op. Raises ValidationError."""
    with changing(document, actor, policies.can_change, first=lock_library) as document:
        before = facts_of(document, FACTS)
        own = own_audience_of(readers)
        document.title, document.summary, document.language = title, summary, language
        document.review_on, document.expires_on = review_on, expires_on
        document.own_audience, document.audience = own, audience_within(document.folder.audience, own)
        if changes := changed_since(document, before) | _changed_tags(document, tags):
            _write_correction(document, tags)
            record_changes(actor=actor, instance=document, changes=changes)
        forget_draft(actor=actor, subject=document, name=CORRECTION)
        if "language" in changes:
            transaction.on_commit(partial(async_task, INDEX_TASK, document.pk))
    return document


def _changed_tags(document: Document, tags: Sequence[str]) -> dict[str, list[str]]:
    before, after = (", ".join(sorted(names)) for names in (document.tags.names(), tags))
    return {"tags": [before, after]} if before != after else {}


def _write_correction(document: Document, tags: Sequence[str]) -> None:
    document.changed_at = timezone.now()
    refuse_hiding(document)
    document.full_clean()
    document.tags.set(tags)
    document.save()  # after the tags: the search reads them then
    retitle_on_portal(document)


def move_document(*, actor: Actor, document: Document, into: Folder, opens: bool = False) -> Document:
    """Who may read it is narrowed by where it lies now, and widened only if it `opens` to who reads there.

    Raises ValidationError for what is on the portal and would not be read by everybody.
    """
    with changing(document, actor, policies.can_change, first=lock_library) as document:
        into = Folder.objects.select_related("audience").get(pk=into.pk)
        require_now(visible_and(policies.can_add), actor, into)
        if document.folder != into:
            before = facts_of(document, ["folder", "own_audience"])
            if not opens:
                document.own_audience = kept_from_others(document.audience, into.audience, document.own_audience)
            document.folder, document.audience = into, audience_within(into.audience, document.own_audience)
            refuse_hiding(document)
            document.save(update_fields=["folder", "own_audience", "audience"])
            record_correction(actor=actor, instance=document, before=before)
    return document


def bin_document(*, actor: Actor, document: Document) -> Document:
    """Out of everybody's sight but the office's and of who looks after it. In the bin already: IllegalTransition."""
    with changing(document, actor, policies.can_manage) as document:
        refuse_while_retained(document)
        _refuse_in_the_bin(actor, document)
        document.checked_out_by = document.checked_out_at = None
        document.binned_at = timezone.now()
        move(document, DocumentState.BINNED, actor=actor)
    return document


def take_out_of_bin(*, actor: Actor, document: Document) -> Document:
    with changing(document, actor, policies.can_manage) as document:
        document.binned_at = None
        move(document, DocumentState.IN_USE, actor=actor)
    return document


def _refuse_in_the_bin(actor: Actor, document: Document) -> None:
    if document.checked_out_by_id not in (None, actor.user.pk):
        raise ValidationError(
            _("%(person)s is at work on “%(document)s”: it has to be given back first."),
            params={"person": document.checked_out_by, "document": document},
        )
    if document.published_id:
        raise ValidationError(
            _("“%(document)s” is on the portal: withdraw it there first."), params={"document": document}
        )


def _refuse_known(actor: Actor, stored: FileFacts) -> None:
    known = (
        Document.objects.visible_to(actor).in_use().filter(versions__sha256=stored.sha256, versions__virus="").first()
    )
    if known:
        params = {"name": stored.name, "document": known, "folder": known.folder}
        raise ValidationError(_("“%(name)s” is in the library already: “%(document)s” in “%(folder)s”."), params=params)


def title_of(name: str) -> str:
    """„Statut_2024-05.pdf” is „Statut 2024-05”."""
    stem = name.rsplit(".", 1)[0] if "." in name.strip(".") else name
    return stem.replace("_", " ").strip()[:150] or name
