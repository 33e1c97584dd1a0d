from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from intranet.core.actors import ActorRequest
from intranet.core.audit import record_view
from intranet.core.drafts.form_drafts import DraftOf
from intranet.core.form_views import refused
from intranet.core.lists import show_list
from intranet.core.sent_forms import sent_once

from .. import policies
from ..document_page import DocumentPage
from ..filters import DocumentFilterSet
from ..forms import DocumentForm, UploadForm, WhereForm
from ..models import Document, Folder
from ..services import checkouts, documents
from ..tables import DocumentTable
from .visible import DocumentFormView, FolderFormView, visible_document


@require_safe
def document(request: ActorRequest, uuid: UUID) -> HttpResponse:
    found = visible_document(request, uuid)
    record_view(actor=request.actor, instance=found)
    return render(request, "intranet/documents/document.html", {"page": DocumentPage(found, actor=request.actor)})


class AddDocuments(FolderFormView):
    """Each file becomes a document; those that are refused are named, and the others are kept.

    A script that sends file after file asks for JSON.
    """

    form_class = UploadForm
    template_name = "intranet/documents/add.html"
    policy = policies.can_add
    title, button = gettext_lazy("Add documents to “%(folder)s”"), gettext_lazy("Add")

    def form_valid(self, form: UploadForm) -> HttpResponse:
        with sent_once(self.request) as sent:
            added = _bring(self.request, self.object, form)
            if added:
                sent.address = resolve_url(added[0] if len(added) == 1 else self.object)
        if not self.request.accepts("text/html"):
            return _told_in_json(form, added)
        if added:
            words = ngettext("%(number)s document is added.", "%(number)s documents are added.", len(added))
            messages.success(self.request, words % {"number": len(added)})
        if form.errors:
            return super().form_invalid(form)
        return redirect(sent.address)

    def form_invalid(self, form: UploadForm) -> HttpResponse:
        return super().form_invalid(form) if self.request.accepts("text/html") else _told_in_json(form, [])

    def form_sent_before(self, address: str) -> HttpResponse:
        if self.request.accepts("text/html"):
            return super().form_sent_before(address)
        names = ", ".join(str(file.name) for file in self.request.FILES.getlist("file"))
        return JsonResponse({"title": names, "url": address}, status=201)


def _bring(request: ActorRequest, folder: Folder, form: UploadForm) -> list[Document]:
    facts, added = dict(form.cleaned_data), []
    for file in facts.pop("file"):
        with refused(form, "file"):
            added.append(documents.create_document(actor=request.actor, folder=folder, file=file, **facts))
    return added


def _told_in_json(form: UploadForm, added: list[Document]) -> JsonResponse:
    if form.errors:
        return JsonResponse(
            {"error": " ".join(str(error) for errors in form.errors.values() for error in errors)}, status=422
        )
    return JsonResponse({"title": str(added[0]), "url": added[0].get_absolute_url()}, status=201)


class UpdateDocument(DocumentFormView):
    form_class = DocumentForm
    service = documents.update_document
    title, button = gettext_lazy("Correct: %(name)s"), gettext_lazy("Save")

    @property
    def draft_of(self) -> DraftOf:
        return DraftOf(self.object, documents.CORRECTION)


class MoveDocument(DocumentFormView):
    form_class = WhereForm
    service = documents.move_document
    title, button = gettext_lazy("Move “%(document)s”"), gettext_lazy("Move")

    def get_form_kwargs(self) -> dict[str, Any]:
        actor = self.request.actor
        seen = Folder.objects.visible_to(actor).select_related("audience")
        return super().get_form_kwargs() | {
            "folders": [one for one in seen if policies.can_add(actor, one)],
            "audience": self.object.audience,
        }


@require_POST
def check_out(request: ActorRequest, uuid: UUID) -> HttpResponse:
    return redirect(checkouts.check_out(actor=request.actor, document=visible_document(request, uuid)))


@require_POST
def give_back(request: ActorRequest, uuid: UUID) -> HttpResponse:
    return redirect(checkouts.give_back(actor=request.actor, document=visible_document(request, uuid)))


@require_POST
def bin(request: ActorRequest, uuid: UUID) -> HttpResponse:
    binned = documents.bin_document(actor=request.actor, document=visible_document(request, uuid))
    messages.success(request, _("“%(document)s” is in the bin.") % {"document": binned})
    return redirect(binned.folder)


@require_POST
def take_out_of_bin(request: ActorRequest, uuid: UUID) -> HttpResponse:
    return redirect(documents.take_out_of_bin(actor=request.actor, document=visible_document(request, uuid)))


@require_safe
def binned(request: ActorRequest) -> HttpResponse:
    """The office's, and what one looks after oneself."""
    return show_list(
        request,
        rows=Document.objects.visible_to(request.actor).binned().for_table(),
        table_class=DocumentTable,
        filterset_class=DocumentFilterSet,
        template="intranet/documents/bin.html",
    )
