from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from intranet.core.actors import ActorRequest
from intranet.core.lists import show_list
from intranet.core.models import Ask

from ..asks import APPROVAL
from ..filters import ApprovalFilterSet
from ..forms import ApproversForm
from ..services import approvals
from ..tables import ApprovalTable
from .visible import DocumentFormView, visible_document


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


class AskForApproval(DocumentFormView):
    form_class = ApproversForm
    service = approvals.ask_for_approval
    title, button = gettext_lazy("Who has to approve “%(document)s”"), gettext_lazy("Ask them")
    lead = gettext_lazy(
        "They are asked about the version that is valid now. When another comes, they need not decide any more."
    )

    def get_success_url(self) -> str:
        return reverse("approvals", args=[self.object.uuid])
