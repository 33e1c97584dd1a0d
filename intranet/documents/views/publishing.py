from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from intranet.core.actors import ActorRequest

from .. import policies
from ..forms import WithdrawForm
from ..services import publishing
from .visible import DocumentFormView, visible_document


@require_POST
def publish(request: ActorRequest, uuid: UUID) -> HttpResponse:
    published = publishing.publish(actor=request.actor, document=visible_document(request, uuid))
    messages.success(request, _("“%(document)s” is on the portal.") % {"document": published})
    return redirect(published)


class Withdraw(DocumentFormView):
    """Shows first what leads to it; where something has come since, it is shown anew."""

    form_class = WithdrawForm
    template_name = "intranet/documents/withdraw.html"
    policy = policies.can_publish
    service = publishing.withdraw
    title, button = gettext_lazy("Withdraw “%(document)s” from the portal"), gettext_lazy("Withdraw")
    lead = gettext_lazy(
        "It stays in the library. Its address on the portal leads nowhere until it is published again: "
        "then it is the same."
    )
    success = gettext_lazy("“%(document)s” is withdrawn from the portal.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(uses=publishing.uses_of(self.object), **kwargs)
