from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.core.access import require
from intranet.core.actors import ActorRequest
from intranet.core.forms import refused, show_form
from intranet.core.visibility import can_view

from .. import policies
from ..forms import HandOverForm, KeepingForm
from ..services import keeping
from .visible import visible_document


def decide(request: ActorRequest, uuid: UUID) -> HttpResponse:
    found = visible_document(request, uuid)
    require(policies.can_decide_keeping(request.actor, found))
    form = KeepingForm(request.POST or None, instance=found)
    if form.is_valid():
        return redirect(keeping.decide_keeping(actor=request.actor, document=found, **form.cleaned_data))
    title = _("How long “%(document)s” is kept") % {"document": found}
    return show_form(request, form, title=title, button=_("Save"), back=found.get_absolute_url())


def hand_over(request: ActorRequest, uuid: UUID) -> HttpResponse:
    """Leads to the library from a document that only who looked after it could read."""
    found = visible_document(request, uuid)
    require(policies.can_change(request.actor, found))
    form = HandOverForm(request.POST or None)
    if form.is_valid():
        with refused(form):
            handed = keeping.hand_over(actor=request.actor, document=found, **form.cleaned_data)
            said = {"person": handed.owner, "document": handed}
            messages.success(request, _("%(person)s looks after “%(document)s” from now on.") % said)
            return redirect(handed if can_view(request.actor, handed) else "documents")
    title = _("Who looks after “%(document)s”") % {"document": found}
    lead = _("So far it is %(person)s. The new one is told.") % {"person": found.owner}
    return show_form(request, form, title=title, button=_("Hand over"), back=found.get_absolute_url(), lead=lead)


@require_POST
def look_through(request: ActorRequest, uuid: UUID) -> HttpResponse:
    return redirect(keeping.look_through(actor=request.actor, document=visible_document(request, uuid)))
