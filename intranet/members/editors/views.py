from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cms.cluster.services import polish_page_of
from cms.users.requests import PersonsRequest
from intranet.core.access import require
from intranet.core.actors import Actor
from intranet.core.audit import timeline_of
from intranet.core.transitions import IllegalTransition

from .. import policies, proposal_services
from ..acting import actor_of
from ..models import Proposal
from ..public_page import changes_of, fingerprint


def decide(request: PersonsRequest, pk: int) -> HttpResponse:
    """GET shows what would change; POST approves, or with a `reason` and `refuse` refuses."""
    actor = actor_of(request.user)
    require(policies.can_decide_proposals(actor))
    proposal = get_object_or_404(Proposal.objects.select_related("organisation", "proposed_by"), pk=pk)
    if request.method != "POST":
        return _shown(request, proposal)
    try:
        _decide(request, actor, proposal)
    except (ValidationError, IllegalTransition) as refusal:
        messages.error(request, " ".join(getattr(refusal, "messages", [str(refusal)])))
        return redirect("proposals:edit", pk)
    return redirect("proposals:index")


def _decide(request: PersonsRequest, actor: Actor, proposal: Proposal) -> None:
    if "refuse" in request.POST:
        reason = request.POST.get("reason", "")
        proposal_services.refuse_proposal(actor=actor, proposal=proposal, reason=reason)
        messages.success(request, _("Refused. Whoever proposed it is told why."))
        return
    proposal_services.approve_proposal(actor=actor, proposal=proposal, seen=request.POST.get("seen", ""))
    messages.success(request, _("Published. Translations of what has changed are waiting for translators."))


def _shown(request: PersonsRequest, proposal: Proposal) -> HttpResponse:
    context = {
        "proposal": proposal,
        "page": polish_page_of(proposal.organisation.external_id),
        "changes": changes_of([proposal])[0][1],
        "seen": fingerprint(proposal.organisation),
        "steps": timeline_of(proposal),
    }
    return render(request, "intranet/members/proposal.html", context)
