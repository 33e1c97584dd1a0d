from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..access import require
from ..actors import ActorRequest
from ..downloads import download_of
from ..forms import refused, show_form
from ..models import Attachment
from ..visibility import find
from . import services
from .forms import AttachmentForm


def attach(request: ActorRequest, kind: str, pk: int) -> HttpResponse:
    subject = find(request.actor, kind, pk)
    require(services.can_attach(request.actor, subject))
    form = AttachmentForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with refused(form, "file"):
            services.attach_file(actor=request.actor, subject=subject, **form.cleaned_data)
            return redirect(subject)
    title = _("Attach a file to “%(object)s”") % {"object": subject}
    return show_form(request, form, title=title, button=_("Attach"), back=subject.get_absolute_url())


@require_safe
def attachment(request: ActorRequest, pk: int) -> HttpResponseBase:
    """To be kept, never to be shown as a page of ours, whatever is in it."""
    return download_of(request, _visible(request, pk))


@require_POST
def delete(request: ActorRequest, pk: int) -> HttpResponse:
    deleted = services.delete_attachment(actor=request.actor, attachment=_visible(request, pk))
    messages.success(request, _("“%(name)s” is deleted.") % {"name": deleted})
    return redirect(deleted.subject)  # type: ignore[arg-type]


def _visible(request: ActorRequest, pk: int) -> Attachment:
    return get_object_or_404(Attachment.objects.visible_to(request.actor), pk=pk)
