from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from intranet.core.access import require
from intranet.core.actors import ActorRequest
from intranet.core.audit import record_view
from intranet.core.drafts.form_drafts import DraftOf
from intranet.core.forms import refused, show_form
from intranet.core.lists import show_list

from .. import policies
from ..document_page import DocumentPage
from ..filters import DocumentFilterSet
from ..forms import DocumentForm, UploadForm, WhereForm
from ..models import Document, Folder
from ..services import checkouts, documents
from ..tables import DocumentTable
from .visible import visible_document, visible_folder


@require_safe
def document(request: ActorRequest, uuid: UUID) -> HttpResponse:
    found = visible_document(request, uuid)
    record_view(actor=request.actor, instance=found)
    return render(request, "intranet/documents/document.html", {"page": DocumentPage(found, actor=request.actor)})


def add(request: ActorRequest, pk: int) -> HttpResponse:
    """Each file becomes a document; those that are refused are named, and the others are kept.

    A script that sends file after file asks for JSON.
    """
    folder = visible_folder(request, pk)
    require(policies.can_add(request.actor, folder))
    form = UploadForm(request.POST or None, request.FILES or None)
    added = _bring(request, folder, form) if form.is_valid() else []
    if not request.accepts("text/html"):
        return _told_in_json(form, added)
    if added:
        words = ngettext("%(number)s document is added.", "%(number)s documents are added.", len(added))
        messages.success(request, words % {"number": len(added)})
    if added and not form.errors:
        return redirect(added[0] if len(added) == 1 else folder)
    title = _("Add documents to “%(folder)s”") % {"folder": folder}
    back = folder.get_absolute_url()
    return show_form(request, form, title=title, button=_("Add"), back=back, template="intranet/documents/add.html")


def _bring(request: ActorRequest, folder: Folder, form: UploadForm) -> list[Document]:
    facts, added = dict(form.cleaned_data), []
    for file in facts.pop("file"):
        with refused(form, "file"):
            added.append(documents.add_document(actor=request.actor, folder=folder, file=file, **facts))
    return added


def _told_in_json(form: UploadForm, added: list[Document]) -> JsonResponse:
    if form.errors:
        return JsonResponse(
            {"error": " ".join(str(error) for errors in form.errors.values() for error in errors)}, status=422
        )
    return JsonResponse({"title": str(added[0]), "url": added[0].get_absolute_url()}, status=201)


def correct(request: ActorRequest, uuid: UUID) -> HttpResponse:
    found = visible_document(request, uuid)
    require(policies.can_change(request.actor, found))
    form = DocumentForm(request.POST or None, instance=found)
    if form.is_valid():
        return redirect(documents.correct_document(actor=request.actor, document=found, **form.cleaned_data))
    title, draft = _("Correct: %(name)s") % {"name": found}, DraftOf(found, documents.CORRECTION)
    return show_form(request, form, title=title, button=_("Save"), back=found.get_absolute_url(), draft=draft)


def move(request: ActorRequest, uuid: UUID) -> HttpResponse:
    found = visible_document(request, uuid)
    require(policies.can_change(request.actor, found))
    folders = [
        one
        for one in Folder.objects.visible_to(request.actor).select_related("audience")
        if policies.can_add(request.actor, one)
    ]
    form = WhereForm(request.POST or None, folders=folders)
    if form.is_valid():
        with refused(form):
            return redirect(documents.move_document(actor=request.actor, document=found, **form.cleaned_data))
    title = _("Move “%(document)s”") % {"document": found}
    return show_form(request, form, title=title, button=_("Move"), back=found.get_absolute_url())


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
