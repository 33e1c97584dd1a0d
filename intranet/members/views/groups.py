from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from intranet.core.actors import ActorRequest
from intranet.core.asking_first import asks_first
from intranet.core.audit import timeline_of
from intranet.core.form_views import ServiceFormView
from intranet.core.opened import as_opened

from .. import group_services, policies
from ..forms import SeatForm, WorkingGroupForm
from ..models import Seat, WorkingGroup


@require_safe
def working_groups(request: ActorRequest) -> HttpResponse:
    groups = WorkingGroup.objects.visible_to(request.actor).for_list()
    context = {"groups": groups, "may_form": policies.can_manage_groups(request.actor)}
    return render(request, "intranet/members/working_groups.html", context)


@require_safe
def working_group(request: ActorRequest, pk: int) -> HttpResponse:
    group = _visible(request, pk)
    keeps = policies.can_manage_groups(request.actor)
    context = {
        "group": group,
        "seats": group.seats.active().for_page(),
        "may_manage": keeps and not group.is_closed,
        "timeline": timeline_of(group, *group.seats.for_page()) if keeps else [],
    }
    return render(request, "intranet/members/working_group.html", context)


class CreateGroup(ServiceFormView):
    form_class = WorkingGroupForm
    policy = policies.can_manage_groups
    service = group_services.create_group
    title, button = gettext_lazy("New working group"), gettext_lazy("Form the group")
    back = reverse_lazy("working_groups")


class UpdateGroup(ServiceFormView):
    model = WorkingGroup
    form_class = WorkingGroupForm
    policy = policies.can_manage_groups
    service = group_services.update_group
    argument = "group"
    title, button = gettext_lazy("Correct: %(name)s"), gettext_lazy("Save")

    def get_initial(self) -> dict[str, Any]:
        return {"chair": self.object.chair and self.object.chair.email}


class AddToGroup(ServiceFormView):
    model = WorkingGroup
    form_class = SeatForm
    policy = policies.can_manage_groups
    service = group_services.add_to_group
    argument = "group"
    title, button = gettext_lazy("Add a person to “%(group)s”"), gettext_lazy("Add")
    error_field = "user"


@require_POST
def remove(request: ActorRequest, pk: int) -> HttpResponse:
    seat = get_object_or_404(Seat, pk=pk)
    group_services.remove_from_group(actor=request.actor, seat=seat)
    messages.success(request, _("%(person)s is no longer in the group.") % {"person": seat.user})
    return redirect(seat.group)


@require_POST
@asks_first(
    gettext_lazy("Close the group?"),
    gettext_lazy("All its seats end and it takes nobody in again. What was said and brought stays."),
    button=gettext_lazy("Close the group"),
)
def close(request: ActorRequest, pk: int) -> HttpResponse:
    return redirect(group_services.close_group(actor=request.actor, group=_visible(request, pk)))


def _visible(request: ActorRequest, pk: int) -> WorkingGroup:
    return get_object_or_404(as_opened(WorkingGroup.objects.visible_to(request.actor)), pk=pk)
