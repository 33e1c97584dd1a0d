from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.core.access import require
from intranet.core.actors import ActorRequest
from intranet.core.forms import show_form

from .. import policies, services
from ..forms import RoleForm
from ..models import Membership, Organisation


def give_role(request: ActorRequest, external_id: str) -> HttpResponse:
    organisation = get_object_or_404(Organisation.objects.visible_to(request.actor), external_id=external_id)
    roles = policies.roles_to_give(request.actor, organisation)
    require(bool(roles))
    form = RoleForm(request.POST or None, roles=roles, organisation=organisation)
    if form.is_valid():
        membership = services.give_role(actor=request.actor, organisation=organisation, **form.cleaned_data)
        messages.success(request, _("Entered: %(membership)s.") % {"membership": membership})
        return redirect(organisation)
    title = _("Give a role in %(organisation)s") % {"organisation": organisation}
    return show_form(request, form, title=title, button=_("Give the role"), back=organisation.get_absolute_url())


@require_POST
def end_role(request: ActorRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(Membership.objects.visible_to(request.actor), pk=pk)
    ended = services.end_role(actor=request.actor, membership=membership)
    messages.success(request, _("Ended: %(membership)s.") % {"membership": ended})
    return redirect(ended.organisation)
