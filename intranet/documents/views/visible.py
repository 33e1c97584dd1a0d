"""What an address names, if the person may see it, and the forms about it; everything else is not found."""

from collections.abc import Callable
from typing import ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from intranet.core.actors import ActorRequest
from intranet.core.form_views import ServiceFormView
from intranet.core.opened import as_opened

from .. import policies
from ..models import Document, Folder, Version

FOLDERS = Folder.objects.get_queryset().select_related("audience", "own_audience")


def visible_folders(request: ActorRequest) -> QuerySet[Folder]:
    return as_opened(FOLDERS.visible_to(request.actor))


def visible_folder(request: ActorRequest, pk: int) -> Folder:
    return get_object_or_404(visible_folders(request), pk=pk)


def visible_document(request: ActorRequest, uuid: UUID) -> Document:
    return get_object_or_404(as_opened(Document.objects.visible_to(request.actor).for_page()), uuid=uuid)


def visible_version(request: ActorRequest, uuid: UUID, number: int) -> Version:
    document = visible_document(request, uuid)
    version = get_object_or_404(document.versions.for_page(), number=number)
    version.document = document
    return version


class DocumentFormView(ServiceFormView):
    """A form of the document that the address names, for who may change it unless it says otherwise."""

    queryset = Document.objects.for_page()
    slug_field = slug_url_kwarg = "uuid"
    policy: ClassVar[Callable[..., bool]] = policies.can_change
    argument = "document"


class FolderFormView(ServiceFormView):
    """A form of the folder that the address names, for who keeps folders unless it says otherwise."""

    queryset = FOLDERS
    policy: ClassVar[Callable[..., bool]] = policies.can_manage_folders
    argument = "folder"
