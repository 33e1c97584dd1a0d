from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..access import require
from ..actors import ActorRequest
from ..forms import refused, show_form
from ..models import Ask
from . import services
from .forms import AnswerForm


def ask(request: ActorRequest, pk: int) -> HttpResponse:
    """The question, for who may answer it; its buttons are the answers."""
    found = _visible(request, pk)
    kind = found.of_kind
    require(kind.may_answer(request.actor, found))
    form = AnswerForm(request.POST or None, ask=found)
    if form.is_valid():
        with refused(form):
            services.answer(actor=request.actor, ask=found, **form.cleaned_data)
            messages.success(request, kind.thanks(found))
            return redirect(kind.url(found))
    title, lead, back = kind.question(found), kind.lead(found), kind.url(found)
    template = "intranet/asks/ask.html"
    return show_form(request, form, title=title, button="", back=back, lead=lead, template=template)


@require_POST
def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    found = _visible(request, pk)
    services.take_back(actor=request.actor, ask=found)
    messages.success(request, _("%(person)s is not asked any more.") % {"person": found.user})
    return redirect(found.of_kind.url(found))


def _visible(request: ActorRequest, pk: int) -> Ask:
    return get_object_or_404(Ask.objects.visible_to(request.actor).for_page(), pk=pk)
