from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cms.core.files.names import disposition, named_after
from intranet.core.actors import ActorRequest
from intranet.core.audit import record_download
from intranet.core.lists import show_list
from intranet.members.models.audience import words_of

from .. import policies
from ..archives import zip_of
from ..filters import DocumentFilterSet
from ..forms import FolderForm, WhereForm
from ..models import Document, Folder
from ..services import folders
from ..services.root import root
from ..tables import DocumentTable, OneFolderTable
from .visible import FOLDERS, FolderFormView, visible_folder, visible_folders


@require_safe
def library(request: ActorRequest) -> HttpResponse:
    return _show(request, root())


@require_safe
def folder(request: ActorRequest, pk: int) -> HttpResponse:
    return _show(request, visible_folder(request, pk))


@require_safe
def download(request: ActorRequest, pk: int) -> HttpResponseBase:
    """All that the person may read in it and below."""
    found = visible_folder(request, pk)
    rows = Document.objects.visible_to(request.actor).in_use().within(found).with_file().for_table()
    documents = list(rows.order_by("folder__path", "title", "pk"))
    record_download(actor=request.actor, instances=(document.current for document in documents if document.current))
    below = Folder.objects.visible_to(request.actor).filter(path__startswith=found.path)
    archive = zip_of(documents, below, within=found)
    headers = {"Content-Disposition": disposition(named_after(f"{found}.zip"))}
    return StreamingHttpResponse(archive, content_type="application/zip", headers=headers)


class CreateFolder(FolderFormView):
    form_class = FolderForm
    service = folders.create_folder
    argument = "parent"
    title, button = gettext_lazy("New folder in “%(folder)s”"), gettext_lazy("Make")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": None}

    def get_success_url(self) -> str:
        return self.result.get_absolute_url()


class UpdateFolder(FolderFormView):
    form_class = FolderForm
    service = folders.update_folder
    title, button = gettext_lazy("Correct: %(name)s"), gettext_lazy("Save")


class MoveFolder(FolderFormView):
    form_class = WhereForm
    service = folders.move_folder
    title, button = gettext_lazy("Move “%(folder)s”"), gettext_lazy("Move")

    def get_form_kwargs(self) -> dict[str, Any]:
        elsewhere = FOLDERS.visible_to(self.request.actor).exclude(path__startswith=self.object.path)
        return super().get_form_kwargs() | {"folders": elsewhere, "audience": self.object.audience}


@require_POST
def delete(request: ActorRequest, pk: int) -> HttpResponse:
    """The second click finds it gone, as it was meant to."""
    found = visible_folders(request).filter(pk=pk).first()
    if found is None:
        messages.success(request, _("This folder is gone."))
        return redirect("documents")
    parent = folders.delete_folder(actor=request.actor, folder=found)
    messages.success(request, _("“%(folder)s” is deleted.") % {"folder": found})
    return redirect(parent)


def _show(request: ActorRequest, found: Folder) -> HttpResponse:
    actor = request.actor
    keeps = policies.can_manage_folders(actor)
    actions = (
        [(_("Add documents"), reverse("add_documents", args=[found.pk]))] if policies.can_add(actor, found) else []
    )
    if keeps:
        actions.append((_("New folder"), reverse("create_folder", args=[found.pk])))
    children = list(found.get_children().visible_to(actor).select_related("audience"))
    readers = words_of([found.audience, *(child.audience for child in children)])
    return show_list(
        request,
        rows=Document.objects.visible_to(actor).in_use().within(found).for_table(),
        table_class=DocumentTable if children else OneFolderTable,
        filterset_class=DocumentFilterSet,
        actions=actions,
        template="intranet/documents/folder.html",
        more={
            "folder": found,
            "above": found.get_ancestors().visible_to(actor),
            "children": [(child, readers[child.audience_id]) for child in children],
            "readers": readers[found.audience_id],
            "may_manage": keeps and not found.is_root(),
        },
    )
