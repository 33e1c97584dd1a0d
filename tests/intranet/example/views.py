from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from intranet.core.access import require
from intranet.core.actors import ActorRequest
from intranet.core.audit import record_view, timeline_of
from intranet.core.lists import show_list
from intranet.core.models import Ask
from intranet.core.opened import as_opened
from intranet.core.steps import StepsView

from . import policies, services
from .asks import ASKS
from .enums import MOVES
from .filters import GuestFilterSet, OutingFilterSet
from .forms import WhatForm, WhenForm
from .models import Outing
from .tables import GuestTable, OutingTable


@require_safe
def outings(request: ActorRequest) -> HttpResponse:
    return show_list(
        request,
        rows=Outing.objects.visible_to(request.actor).for_table(),
        table_class=OutingTable,
        filterset_class=OutingFilterSet,
        actions=[(str(_("New outing")), reverse("plan_outing"))] if policies.can_plan(request.actor) else [],
    )


@require_safe
def outing(request: ActorRequest, pk: int) -> HttpResponse:
    found = _visible(request, pk)
    if found.is_confidential:
        record_view(actor=request.actor, instance=found)
    may_manage = policies.can_manage(request.actor, found)
    moves = [(state, MOVES[state]) for state in Outing.TRANSITIONS[found.state]] if may_manage else []
    context = {"outing": found, "moves": moves, "timeline": timeline_of(found)}
    return render(request, "outings/outing.html", context)


@require_safe
def guests(request: ActorRequest, pk: int) -> HttpResponse:
    """All that was asked about an outing."""
    asked = [Ask.objects.of(kind, [_visible(request, pk)]) for kind in ASKS]
    rows = (asked[0] | asked[1]).visible_to(request.actor).with_answers_for(request.actor).for_page()
    return show_list(request, rows=rows, table_class=GuestTable, filterset_class=GuestFilterSet)


class PlanOuting(StepsView):
    form_list = [("what", WhatForm), ("when", WhenForm)]
    title, button = _("New outing"), _("Plan")

    def dispatch(self, request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(policies.can_plan(request.actor))
        return super().dispatch(request, *args, **kwargs)

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        return redirect(services.plan_outing(actor=self.request.actor, **self.get_all_cleaned_data()))


@require_POST
def move(request: ActorRequest, pk: int) -> HttpResponse:
    found = _visible(request, pk)
    return redirect(services.move_outing(actor=request.actor, outing=found, state=request.POST.get("state", "")))


def _visible(request: ActorRequest, pk: int) -> Outing:
    return get_object_or_404(as_opened(Outing.objects.visible_to(request.actor)), pk=pk)
