from django.db.models import QuerySet

from intranet.core.shared import Shared, share
from intranet.core.subjects import register

from .models import Approval, Document, Folder, MustRead, ReadingDuty, Version
from .policies import can_keep, can_view_document


def _documents() -> QuerySet[Document]:
    return Document.objects.select_related("audience", "folder")


def _versions() -> QuerySet[Version]:
    return Version.objects.select_related("document__audience")


share(Shared(model=Document, page="document", rows=_documents, can_view=can_view_document, can_attach=can_keep))


def _must_reads() -> QuerySet[MustRead]:
    return MustRead.objects.select_related("document")


register(_versions, _must_reads, ReadingDuty.objects.for_page, Approval.objects.for_page, Folder.objects.get_queryset)
