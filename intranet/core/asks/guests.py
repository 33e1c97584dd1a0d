"""Where outsiders answer: all that they are asked, by one link."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cms.core.whole_numbers import whole_number

from ..doers import Guest
from ..form_views import refused
from ..models import Outsider
from ..outsiders.doors import open_to_outsiders
from ..transitions import IllegalTransition
from . import services
from .enums import AskState
from .forms import AnswerForm


@open_to_outsiders
def answer(request: HttpRequest, outsider: Outsider) -> HttpResponse:
    """What is refused is said at its question, with what was typed."""
    asks = outsider.asks.exclude(state__in=(AskState.TAKEN_BACK, AskState.VOID)).for_page()
    sent: AnswerForm | None = None
    if request.method == "POST":
        pk = whole_number(request.POST.get("ask", ""))
        sent = AnswerForm(request.POST, ask=get_object_or_404(asks, pk=pk))
        if sent.is_valid() and _is_noted(outsider, sent):
            return redirect(request.path)
    asked = [_shown(sent if sent and sent.ask == one else AnswerForm(ask=one)) for one in asks]
    context = {"outsider": outsider, "asked": asked}
    return render(request, "intranet/asks/guest.html", context, status=422 if sent else 200)


def _shown(form: AnswerForm) -> tuple[AnswerForm, str, str]:
    kind = form.ask.of_kind
    return form, kind.question(form.ask), kind.lead(form.ask)


def _is_noted(outsider: Outsider, form: AnswerForm) -> bool:
    with refused(form, "note" if "note" in form.fields else None):
        try:
            services.answer_as_guest(guest=Guest(outsider), ask=form.ask, **form.cleaned_data)
        except IllegalTransition as refusal:
            raise ValidationError(str(refusal)) from refusal
        return True
    return False
