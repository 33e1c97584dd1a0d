"""What the library's models are to comments, files, search, notices, log and exports."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from intranet.core.kinds import WRITTEN_IN, DependsOn, Export, Findable, Kind, everybody

from .models import Document, Folder, MustRead, PageText, Version
from .policies import can_manage

OF_DOCUMENT = ("title", "folder", "added_at", "state")
OF_VERSION = ("document", "number", "name", "added_at")


def _documents() -> QuerySet[Document]:
    return Document.objects.select_related("audience", "folder")


def _found_documents() -> QuerySet[Document]:
    return Document.objects.select_related("current", "folder").prefetch_related("tags")  # type: ignore[misc]


def _text(document: Document) -> str:
    name = document.current.name if document.current else ""
    return " · ".join(filter(None, (document.summary, name, *(tag.name for tag in document.tags.all()))))


def _document_of(version: Version) -> Iterable[int]:
    return [version.document_id]


def _versions() -> QuerySet[Version]:
    return Version.objects.select_related("document")


def _must_reads() -> QuerySet[MustRead]:
    return MustRead.objects.select_related("document__current")


DOCUMENT = Kind(
    Document,
    _documents,
    page="document",
    can_comment=everybody,
    can_attach=can_manage,
    search=Findable(
        code="documents",
        name=_("Documents"),
        text=_text,
        labels=lambda one: str(one.folder),
        rows=_found_documents,
        depends_on=(DependsOn(Version, _document_of),),
        language=lambda one: one.language or WRITTEN_IN,
        fades_on=lambda one: one.expires_on,
        parts=PageText.objects.of_current_versions,
    ),
    of_person=(Export(_("Documents you look after"), "owner", OF_DOCUMENT),),
)

KINDS = (
    DOCUMENT,
    Kind(Version, _versions, of_person=(Export(_("Files you brought"), "added_by", OF_VERSION),)),
    Kind(MustRead, _must_reads),
    Kind(Folder, Folder.objects.get_queryset),
)
