"""How documents are found in the intranet. `keys` says what `visible_to` says."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from intranet.search import keys
from intranet.search.analysis import RECORDS
from intranet.search.kinds import FindableKind, Follow
from intranet.search.registering import register

from .models import Document, PageText, Version


def _documents() -> QuerySet[Document]:
    return Document.objects.select_related("audience", "current", "folder").prefetch_related("tags")  # type: ignore[misc]


def _keys(document: Document) -> Iterator[str]:
    yield keys.OFFICE
    yield keys.of_person(document.owner_id)
    if not document.is_binned:
        yield from document.audience.key_set


def _text(document: Document) -> str:
    name = document.current.name if document.current else ""
    return " · ".join(filter(None, (document.summary, name, *(tag.name for tag in document.tags.all()))))


def _document_of(version: Version) -> Iterable[int]:
    return [version.document_id]


DOCUMENTS = register(
    FindableKind(
        code="documents",
        name=_("Documents"),
        model=Document,
        rows=_documents,
        title=str,
        text=_text,
        labels=lambda one: str(one.folder),
        keys=_keys,
        url=Document.get_absolute_url,
        follows=(Follow(Version, _document_of),),
        language=lambda one: one.language or RECORDS,
        fades_on=lambda one: one.expires_on,
        parts=lambda: PageText.objects.of_current_versions(),
    )
)
