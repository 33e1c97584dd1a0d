from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.core.access import require
from intranet.core.actors import ActorRequest
from intranet.core.forms import show_form
from intranet.core.lists import show_list

from .. import policies, services
from ..filters import OrganisationFilterSet
from ..forms import OrganisationForm
from ..models import Organisation
from ..organisation_page import OrganisationPage
from ..tables import OrganisationTable


@require_safe
def organisations(request: ActorRequest) -> HttpResponse:
    may_enter = policies.can_keep_organisations(request.actor)
    return show_list(
        request,
        rows=Organisation.objects.visible_to(request.actor).for_table(),
        table_class=OrganisationTable,
        filterset_class=OrganisationFilterSet,
        actions=[(_("New organisation"), reverse("enter_organisation"))] if may_enter else [],
    )


@require_safe
def organisation(request: ActorRequest, external_id: str) -> HttpResponse:
    page = OrganisationPage(_visible(request, external_id), actor=request.actor)
    return render(request, "intranet/members/organisation.html", {"page": page})


def enter(request: ActorRequest) -> HttpResponse:
    require(policies.can_keep_organisations(request.actor))
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        entered = services.enter_organisation(actor=request.actor, **form.cleaned_data)
        messages.success(request, _("%(organisation)s is entered.") % {"organisation": entered})
        return redirect(entered)
    return show_form(request, form, title=_("New organisation"), button=_("Enter"), back=reverse("organisations"))


def correct(request: ActorRequest, external_id: str) -> HttpResponse:
    organisation = _visible(request, external_id)
    require(policies.can_keep_organisations(request.actor))
    form = OrganisationForm(request.POST or None, instance=organisation)
    if form.is_valid():
        services.correct_organisation(actor=request.actor, organisation=organisation, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(organisation)
    title = _("Correct: %(name)s") % {"name": organisation}
    return show_form(request, form, title=title, button=_("Save"), back=organisation.get_absolute_url())


@require_POST
def move(request: ActorRequest, external_id: str) -> HttpResponse:
    organisation = _visible(request, external_id)
    moved = services.move_organisation(
        actor=request.actor, organisation=organisation, state=request.POST.get("state", "")
    )
    said = {"organisation": moved, "state": moved.get_state_display()}
    messages.success(request, _("%(organisation)s: %(state)s.") % said)
    return redirect(moved)


def _visible(request: ActorRequest, external_id: str) -> Organisation:
    return get_object_or_404(Organisation.objects.visible_to(request.actor), external_id=external_id)
