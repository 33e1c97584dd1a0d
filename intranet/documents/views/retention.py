from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from intranet.core.actors import ActorRequest
from intranet.core.visibility import can_view

from .. import policies
from ..forms import HandOverForm, RetentionForm
from ..services import retention
from .visible import DocumentFormView, visible_document


class DecideRetention(DocumentFormView):
    form_class = RetentionForm
    policy = policies.can_decide_retention
    service = retention.decide_retention
    title, button = gettext_lazy("How long “%(document)s” is kept"), gettext_lazy("Save")


class HandOver(DocumentFormView):
    """Leads to the library from a document that only who looked after it could read."""

    form_class = HandOverForm
    service = retention.hand_over
    title, button = gettext_lazy("Who looks after “%(document)s”"), gettext_lazy("Hand over")
    lead = gettext_lazy("So far it is %(person)s. The new one is told.")
    success = gettext_lazy("%(person)s looks after “%(document)s” from now on.")

    def get_success_url(self) -> str:
        return resolve_url(self.object if can_view(self.request.actor, self.object) else "documents")

    @property
    def names(self) -> dict[str, Any]:
        return super().names | {"person": (self.result or self.object).owner}


@require_POST
def look_through(request: ActorRequest, uuid: UUID) -> HttpResponse:
    return redirect(retention.look_through(actor=request.actor, document=visible_document(request, uuid)))
