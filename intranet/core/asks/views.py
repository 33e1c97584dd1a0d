from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..actors import Actor, ActorRequest
from ..form_views import ServiceFormView
from ..models import Ask
from . import services
from .forms import AnswerForm


def _may_answer(actor: Actor, ask: Ask) -> bool:
    return ask.of_kind.may_answer(actor, ask)


class AnswerAsk(ServiceFormView):
    """The question, for who may answer it; its buttons are the answers."""

    model = Ask
    form_class = AnswerForm
    template_name = "intranet/asks/ask.html"
    policy = _may_answer
    service = services.answer
    argument = "ask"

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().for_page()  # type: ignore[attr-defined]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"ask": self.object}

    def say_success(self) -> None:
        messages.success(self.request, self.object.of_kind.thanks(self.object))

    def get_success_url(self) -> str:
        return self.back

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind = self.object.of_kind
        asked = {"title": kind.question(self.object), "lead": kind.lead(self.object)}
        return super().get_context_data(**kwargs) | asked

    @property
    def back(self) -> str:
        return self.object.of_kind.url(self.object)


@require_POST
def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    found = _visible(request, pk)
    services.take_back(actor=request.actor, ask=found)
    messages.success(request, _("%(person)s is not asked any more.") % {"person": found.person})
    return redirect(found.of_kind.url(found))


def _visible(request: ActorRequest, pk: int) -> Ask:
    return get_object_or_404(Ask.objects.visible_to(request.actor).for_page(), pk=pk)
