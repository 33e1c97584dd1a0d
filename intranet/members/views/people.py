from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from intranet.core.actors import ActorRequest

from .. import policies, services
from ..forms import RoleForm
from ..models import Membership
from .organisation_forms import OrganisationFormView


class GiveRole(OrganisationFormView):
    form_class = RoleForm
    policy = policies.can_give_roles
    service = services.give_role
    title, button = gettext_lazy("Give a role in %(organisation)s"), gettext_lazy("Give the role")
    success = gettext_lazy("Entered: %(membership)s.")

    def get_form_kwargs(self) -> dict[str, Any]:
        roles = policies.roles_to_give(self.request.actor, self.object)
        return super().get_form_kwargs() | {"roles": roles, "organisation": self.object}


@require_POST
def end_role(request: ActorRequest, pk: int) -> HttpResponse:
    membership = get_object_or_404(Membership.objects.visible_to(request.actor), pk=pk)
    ended = services.end_role(actor=request.actor, membership=membership)
    messages.success(request, _("Ended: %(membership)s.") % {"membership": ended})
    return redirect(ended.organisation)
