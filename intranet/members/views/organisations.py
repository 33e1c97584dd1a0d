from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from intranet.core.actors import ActorRequest
from intranet.core.asking_first import asks_first
from intranet.core.form_views import ServiceFormView
from intranet.core.lists import show_list
from intranet.core.opened import as_opened

from .. import policies, services
from ..enums import MOVES, OrganisationState
from ..filters import OrganisationFilterSet
from ..forms import OrganisationForm
from ..models import Organisation
from ..organisation_page import OrganisationPage
from ..tables import OrganisationTable
from .organisation_forms import OrganisationFormView


@require_safe
def organisations(request: ActorRequest) -> HttpResponse:
    may_enter = policies.can_manage_organisations(request.actor)
    return show_list(
        request,
        rows=Organisation.objects.visible_to(request.actor).for_table(),
        table_class=OrganisationTable,
        filterset_class=OrganisationFilterSet,
        actions=[(_("New organisation"), reverse("create_organisation"))] if may_enter else [],
    )


@require_safe
def organisation(request: ActorRequest, external_id: str) -> HttpResponse:
    page = OrganisationPage(_visible(request, external_id), actor=request.actor)
    return render(request, "intranet/members/organisation.html", {"page": page})


class CreateOrganisation(ServiceFormView):
    form_class = OrganisationForm
    policy = policies.can_manage_organisations
    service = services.create_organisation
    title, button = gettext_lazy("New organisation"), gettext_lazy("Enter")
    success = gettext_lazy("%(organisation)s is entered.")
    back = reverse_lazy("organisations")


class UpdateOrganisation(OrganisationFormView):
    form_class = OrganisationForm
    policy = policies.can_manage_organisations
    service = services.update_organisation
    title, button = gettext_lazy("Correct: %(name)s"), gettext_lazy("Save")
    success = gettext_lazy("Saved.")


def _leaves(sent: QueryDict) -> bool:
    return sent.get("state") == OrganisationState.LEFT


@require_POST
@asks_first(
    gettext_lazy("Note that the organisation has left?"),
    gettext_lazy(
        "All its roles, seats and invitations end at once. Made active again, it has none of them: each is given anew."
    ),
    button=MOVES[OrganisationState.LEFT],
    about=_leaves,
)
def move(request: ActorRequest, external_id: str) -> HttpResponse:
    organisation = _visible(request, external_id)
    moved = services.move_organisation(
        actor=request.actor, organisation=organisation, state=request.POST.get("state", "")
    )
    params = {"organisation": moved, "state": moved.get_state_display()}
    messages.success(request, _("%(organisation)s: %(state)s.") % params)
    return redirect(moved)


def _visible(request: ActorRequest, external_id: str) -> Organisation:
    return get_object_or_404(as_opened(Organisation.objects.visible_to(request.actor)), external_id=external_id)
