"""An organisation's page on the portal, for its own people: what it says, what they propose, what became of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from cms.cluster.services import polish_page_of
from intranet.core.access import require
from intranet.core.actors import ActorRequest
from intranet.core.forms import show_form

from .. import policies, proposal_services
from ..forms import ProposalForm
from ..models import Organisation, Proposal
from ..public_page import changes_of, public_values


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


def propose(request: ActorRequest, external_id: str) -> HttpResponse:
    organisation = _visible(request, external_id)
    require(policies.can_propose(request.actor, organisation))
    form = ProposalForm(request.POST or None, initial=public_values(organisation))
    if form.is_valid() and _is_proposed(request, organisation, form):
        messages.success(request, _("Your proposal waits for an editor. You will get a notice."))
        return redirect("member_page", external_id)
    title = _("The page of %(organisation)s on the portal") % {"organisation": organisation}
    lead = _("An editor compares what you propose with the page as it is, and publishes it.")
    return show_form(
        request,
        form,
        title=title,
        button=pgettext("proposal", "Propose"),
        back=reverse("member_page", args=[external_id]),
        lead=lead,
    )


@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Proposal.objects.visible_to(request.actor), pk=pk)
    proposal = proposal_services.withdraw_proposal(actor=request.actor, proposal=found)
    messages.success(request, _("The proposal is withdrawn."))
    return redirect(proposal)


def _is_proposed(request: ActorRequest, organisation: Organisation, form: ProposalForm) -> bool:
    """What is refused is said on the form: a long text must not be lost."""
    try:
        proposal_services.propose(actor=request.actor, organisation=organisation, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    return form.is_valid()


def _visible(request: ActorRequest, external_id: str) -> Organisation:
    return get_object_or_404(Organisation.objects.visible_to(request.actor), external_id=external_id)
