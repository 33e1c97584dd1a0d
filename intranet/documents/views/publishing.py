from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.core.access import require
from intranet.core.actors import ActorRequest

from .. import policies
from ..forms import WithdrawForm
from ..services import publishing
from .visible import visible_document


@require_POST
def publish(request: ActorRequest, uuid: UUID) -> HttpResponse:
    published = publishing.publish(actor=request.actor, document=visible_document(request, uuid))
    messages.success(request, _("“%(document)s” is on the portal.") % {"document": published})
    return redirect(published)


def withdraw(request: ActorRequest, uuid: UUID) -> HttpResponse:
    """Shows first what leads to it; where something has come since, the refusal leads back here."""
    document = visible_document(request, uuid)
    require(policies.can_publish(request.actor, document))
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        publishing.withdraw(actor=request.actor, document=document, **form.cleaned_data)
        messages.success(request, _("“%(document)s” is withdrawn from the portal.") % {"document": document})
        return redirect(document)
    context = {"document": document, "uses": publishing.uses_of(document)}
    return render(request, "intranet/documents/withdraw.html", context, status=422 if form.is_bound else 200)
