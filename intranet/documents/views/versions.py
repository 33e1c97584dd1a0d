from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cms.core.files.media_types import PDF, SHOWN_INLINE
from cms.core.files.sending import send_made
from intranet.core.actors import ActorRequest
from intranet.core.audit import record_download, record_view
from intranet.core.downloads import download_of

from .. import policies
from ..comparison import Comparison
from ..extraction.names import Job
from ..forms import VersionForm
from ..made import MadeOf
from ..models import Extraction
from ..services import versions
from .visible import DocumentFormView, visible_document, visible_version

#: Who wants to read on downloads the file.
PAGES_SHOWN = 50


@require_safe
def download(request: ActorRequest, uuid: UUID) -> HttpResponseBase:
    """The file that is valid now: an address to be handed on."""
    document = visible_document(request, uuid)
    return download_of(request, get_object_or_404(document.versions, pk=document.current_id))


@require_safe
def version(request: ActorRequest, uuid: UUID, number: int) -> HttpResponse:
    found = visible_version(request, uuid, number)
    is_old = found.pk != found.document.current_id
    may_restore = is_old and found.is_given_out and policies.can_change(request.actor, found.document)
    before = found.document.versions.filter(number__lt=number).first()
    context = {"version": found, "before": before, "made": MadeOf(found), "may_restore": may_restore}
    return render(request, "intranet/documents/version.html", context)


@require_safe
def download_version(request: ActorRequest, uuid: UUID, number: int) -> HttpResponseBase:
    return download_of(request, visible_version(request, uuid, number))


@require_safe
def compare(request: ActorRequest, uuid: UUID, old: int, new: int) -> HttpResponse:
    comparison = Comparison(visible_version(request, uuid, old), visible_version(request, uuid, new))
    record_view(actor=request.actor, instance=comparison.new.document)
    title = _("What has changed from version %(old)s to version %(new)s") % {"old": old, "new": new}
    context = {"document": comparison.new.document, "comparison": comparison, "title": title}
    return render(request, "intranet/documents/comparison.html", context)


@require_safe
def thumbnail(request: ActorRequest, uuid: UUID, number: int) -> FileResponse:
    return send_made(_made(request, uuid, number, Job.THUMBNAIL).file, "image/webp")


@require_safe
def look(request: ActorRequest, uuid: UUID, number: int) -> HttpResponseBase:
    """In the browser: as it is where that is safe, else as the PDF that was made of it, else its text."""
    found = visible_version(request, uuid, number)
    if found.media_type in SHOWN_INLINE:
        return download_of(request, found, is_shown=True)
    pdf = found.extractions.done().filter(job=Job.PDF).first()
    pages = [] if pdf else get_list_or_404(found.pages.all()[:PAGES_SHOWN])
    record_download(actor=request.actor, instances=[found])
    if pdf:
        return send_made(pdf.file, PDF, name=f"{found.name}.pdf")
    return render(request, "intranet/documents/text.html", {"version": found, "pages": pages})


class AddVersion(DocumentFormView):
    form_class = VersionForm
    service = versions.add_version
    title, button = gettext_lazy("New version of “%(document)s”"), gettext_lazy("Add")
    error_field = "file"


@require_POST
def restore(request: ActorRequest, uuid: UUID, number: int) -> HttpResponse:
    found = visible_version(request, uuid, number)
    new = versions.restore_version(actor=request.actor, version=found)
    params = {"old": found.number, "new": new.number}
    messages.success(request, _("Version %(old)s is valid again, as version %(new)s.") % params)
    return redirect(found.document)


def _made(request: ActorRequest, uuid: UUID, number: int, job: Job) -> Extraction:
    return get_object_or_404(visible_version(request, uuid, number).extractions.done(), job=job)
