from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.core.access import require
from intranet.core.actors import ActorRequest
from intranet.core.audit import timeline_of
from intranet.core.forms import show_form

from .. import group_services, policies
from ..forms import SeatForm, WorkingGroupForm
from ..models import Seat, WorkingGroup


@require_safe
def working_groups(request: ActorRequest) -> HttpResponse:
    groups = WorkingGroup.objects.visible_to(request.actor).for_list()
    context = {"groups": groups, "may_form": policies.can_keep_groups(request.actor)}
    return render(request, "intranet/members/working_groups.html", context)


@require_safe
def working_group(request: ActorRequest, pk: int) -> HttpResponse:
    group = _visible(request, pk)
    keeps = policies.can_keep_groups(request.actor)
    context = {
        "group": group,
        "seats": group.seats.active().for_page(),
        "may_keep": keeps and not group.is_closed,
        "timeline": timeline_of(group, *group.seats.for_page()) if keeps else [],
    }
    return render(request, "intranet/members/working_group.html", context)


def form(request: ActorRequest) -> HttpResponse:
    require(policies.can_keep_groups(request.actor))
    form = WorkingGroupForm(request.POST or None)
    if form.is_valid():
        return redirect(group_services.form_group(actor=request.actor, **form.cleaned_data))
    return show_form(
        request, form, title=_("New working group"), button=_("Form the group"), back=reverse("working_groups")
    )


def correct(request: ActorRequest, pk: int) -> HttpResponse:
    group = _visible(request, pk)
    require(policies.can_keep_groups(request.actor))
    form = WorkingGroupForm(request.POST or None, instance=group, initial={"chair": group.chair and group.chair.email})
    if form.is_valid():
        return redirect(group_services.correct_group(actor=request.actor, group=group, **form.cleaned_data))
    title = _("Correct: %(name)s") % {"name": group}
    return show_form(request, form, title=title, button=_("Save"), back=group.get_absolute_url())


def add(request: ActorRequest, pk: int) -> HttpResponse:
    group = _visible(request, pk)
    require(policies.can_keep_groups(request.actor))
    form = SeatForm(request.POST or None)
    if form.is_valid():
        group_services.add_to_group(actor=request.actor, group=group, **form.cleaned_data)
        return redirect(group)
    title = _("Add a person to “%(group)s”") % {"group": group}
    return show_form(request, form, title=title, button=_("Add"), back=group.get_absolute_url())


@require_POST
def remove(request: ActorRequest, pk: int) -> HttpResponse:
    require(policies.can_keep_groups(request.actor))
    seat = get_object_or_404(Seat, pk=pk)
    group_services.remove_from_group(actor=request.actor, seat=seat)
    messages.success(request, _("%(person)s is no longer in the group.") % {"person": seat.user})
    return redirect(seat.group)


@require_POST
def close(request: ActorRequest, pk: int) -> HttpResponse:
    return redirect(group_services.close_group(actor=request.actor, group=_visible(request, pk)))


def _visible(request: ActorRequest, pk: int) -> WorkingGroup:
    return get_object_or_404(WorkingGroup.objects.visible_to(request.actor), pk=pk)
