from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intranet.core.access import require
from intranet.core.actors import ActorRequest
from intranet.core.forms import refused, show_form
from intranet.core.lists import show_list
from intranet.core.models import Ask

from .. import policies
from ..asks import APPROVAL
from ..filters import ApprovalFilterSet
from ..forms import ApproversForm
from ..services import approvals
from ..tables import ApprovalTable
from .visible import visible_document


@require_safe
def record(request: ActorRequest, uuid: UUID) -> HttpResponse:
    """Who was asked about which version, and what they said: for everybody who reads the document."""
    document = visible_document(request, uuid)
    rows = Ask.objects.of(APPROVAL, document.versions.all()).with_answers_for(request.actor).for_page()
    return show_list(
        request,
        rows=rows.order_by("-object_id", "user__last_name", "pk"),
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
