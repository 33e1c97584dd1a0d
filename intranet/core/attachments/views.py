from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from ..actors import ActorRequest
from ..asking_first import asks_first
from ..downloads import download_of
from ..form_views import SubjectFormView
from ..models import Attachment
from . import services
from .forms import AttachmentForm


class AttachFile(SubjectFormView):
    form_class = AttachmentForm
    policy = services.can_attach
    service = services.attach_file
    title, button = gettext_lazy("Attach a file to “%(object)s”"), gettext_lazy("Attach")
    error_field = "file"


@require_safe
def attachment(request: ActorRequest, pk: int) -> HttpResponseBase:
    """To be kept, never to be shown as a page of ours, whatever is in it."""
    return download_of(request, _visible(request, pk))


@require_POST
@asks_first(
    gettext_lazy("Delete the file for good?"),
    gettext_lazy("It cannot be brought back. That it was attached, and by whom, stays in the log."),
    button=pgettext_lazy("attachment", "Delete"),
)
def delete(request: ActorRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Attachment.objects.ever_visible_to(request.actor), pk=pk)
    deleted = services.delete_attachment(actor=request.actor, attachment=found)
    messages.success(request, _("“%(name)s” is deleted.") % {"name": deleted})
    return redirect(deleted.subject)  # type: ignore[arg-type]


def _visible(request: ActorRequest, pk: int) -> Attachment:
    return get_object_or_404(Attachment.objects.visible_to(request.actor), pk=pk)
