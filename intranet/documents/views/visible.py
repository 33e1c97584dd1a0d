"""What an address names, if the person may see it; everything else is not found."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from intranet.core.actors import ActorRequest

from ..models import Document, Folder, Version


def visible_folder(request: ActorRequest, pk: int) -> Folder:
    return get_object_or_404(Folder.objects.visible_to(request.actor).select_related("audience", "own_audience"), pk=pk)


def visible_document(request: ActorRequest, uuid: UUID) -> Document:
    return get_object_or_404(Document.objects.visible_to(request.actor).for_page(), uuid=uuid)


def visible_version(request: ActorRequest, uuid: UUID, number: int) -> Version:
    document = visible_document(request, uuid)
    version = get_object_or_404(document.versions.for_page(), number=number)
    version.document = document
    return version
