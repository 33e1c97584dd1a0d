"""An organisation's page on the portal, for its own people: what it says, what they propose, what became of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cms.cluster.services import polish_page_of
from intranet.core.access import require
from intranet.core.actors import ActorRequest

from .. import policies, proposal_services
from ..forms import ProposalForm
from ..models import Organisation, Proposal
from ..public_page import changes_of, public_values
from .organisation_forms import OrganisationFormView


@require_safe
def member_page(request: ActorRequest, external_id: str) -> HttpResponse:
    organisation = _visible(request, external_id)
    require(policies.can_see_history(request.actor, organisation))
    proposals = organisation.proposals.select_related("organisation", "proposed_by")
    context = {
        "organisation": organisation,
        "page": polish_page_of(external_id),
        "proposals": changes_of(proposals[:10]),
        "waits": organisation.proposals.waiting().exists(),
        "may_propose": policies.can_propose(request.actor, organisation),
    }
    return render(request, "intranet/members/member_page.html", context)


class Propose(OrganisationFormView):
    form_class = ProposalForm
    policy = policies.can_propose
    service = proposal_services.propose
    title = gettext_lazy("The page of %(organisation)s on the portal")
    button = pgettext_lazy("proposal", "Propose")
    lead = gettext_lazy("An editor compares what you propose with the page as it is, and publishes it.")
    success = gettext_lazy("Your proposal waits for an editor. You will get a notice.")

    def get_initial(self) -> dict[str, Any]:
        return public_values(self.object)

    def get_success_url(self) -> str:
        return self.back

    @property
    def back(self) -> str:
        return reverse("member_page", args=[self.object.external_id])


@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Proposal.objects.visible_to(request.actor), pk=pk)
    proposal = proposal_services.withdraw_proposal(actor=request.actor, proposal=found)
    messages.success(request, _("The proposal is withdrawn."))
    return redirect(proposal)


def _visible(request: ActorRequest, external_id: str) -> Organisation:
    return get_object_or_404(Organisation.objects.visible_to(request.actor), external_id=external_id)
