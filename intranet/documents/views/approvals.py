from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from intranet.core.access import require
from intranet.core.actors import ActorRequest
from intranet.core.forms import refused, show_form
from intranet.core.lists import show_list

from .. import policies
from ..filters import ApprovalFilterSet
from ..forms import ApproversForm, DecisionForm
from ..models import Approval
from ..services import approvals
from ..tables import ApprovalTable
from .visible import visible_document


@require_safe
def record(request: ActorRequest, uuid: UUID) -> HttpResponse:
    """Who was asked about which version, and what they said: for everybody who reads the document."""
    document = visible_document(request, uuid)
    return show_list(
        request,
        rows=Approval.objects.of(document).for_page(),
        table_class=ApprovalTable,
        filterset_class=ApprovalFilterSet,
        template="intranet/documents/approvals.html",
        more={"document": document},
    )


def ask(request: ActorRequest, uuid: UUID) -> HttpResponse:
    document = visible_document(request, uuid)
    require(policies.can_change(request.actor, document))
    form = ApproversForm(request.POST or None)
    if form.is_valid():
        with refused(form):
            approvals.ask_for_approval(actor=request.actor, document=document, **form.cleaned_data)
            return redirect("approvals", document.uuid)
    title = _("Who has to approve “%(document)s”") % {"document": document}
    lead = _("They are asked about the version that is valid now. When another comes, they need not decide any more.")
    back = document.get_absolute_url()
    return show_form(request, form, title=title, button=_("Ask them"), back=back, lead=lead)


def decide(request: ActorRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Approval.objects.visible_to(request.actor).for_page(), pk=pk)
    document = found.version.document
    require(policies.can_decide_approval(request.actor, found))
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        with refused(form):
            approvals.decide(actor=request.actor, approval=found, **form.cleaned_data)
            messages.success(request, _("Thank you. Your decision is noted."))
            return redirect(document)
    title = _("Approve “%(document)s”?") % {"document": document}
    said = {"person": found.asked_by, "day": date_format(found.due_on), "number": found.version.number}
    lead = _("%(person)s asks you to decide about version %(number)s by %(day)s.") % said
    button = pgettext("decision", "Decide")
    return show_form(request, form, title=title, button=button, back=document.get_absolute_url(), lead=lead)


@require_POST
def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Approval.objects.visible_to(request.actor).for_page(), pk=pk)
    approvals.take_back(actor=request.actor, approval=found)
    messages.success(request, _("%(person)s is not asked any more.") % {"person": found.approver})
    return redirect(found.version.document)
