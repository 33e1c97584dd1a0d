from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from intranet.core.actors import ActorRequest
from intranet.core.lists import show_list
from intranet.core.models import Ask
from intranet.core.opened import as_opened

from .. import policies
from ..asks import READING
from ..filters import ReaderFilterSet
from ..forms import MustReadForm
from ..models import MustRead
from ..services import must_reads
from ..tables import ReaderTable
from .visible import DocumentFormView, visible_document


class RequireReading(DocumentFormView):
    form_class = MustReadForm
    policy = policies.can_require_reading
    service = must_reads.require_reading
    title, button = gettext_lazy("Who has to read “%(document)s”"), gettext_lazy("Tell them")

    def get_success_url(self) -> str:
        return reverse("who_has_read", args=[self.object.uuid])


@require_safe
def who_has_read(request: ActorRequest, uuid: UUID) -> HttpResponse:
    """Of the demand that holds, or of the last one: those whose answers the person may see."""
    document = visible_document(request, uuid)
    must_read = get_object_or_404(as_opened(MustRead.objects.of(document))[:1])
    asked = Ask.objects.of(READING, [must_read]).visible_to(request.actor)
    rows = asked.with_answers_for(request.actor).for_page()
    return show_list(
        request,
        rows=rows.order_by("organisation__sort_name", "user__last_name", "pk"),
        table_class=ReaderTable,
        filterset_class=ReaderFilterSet,
        template="intranet/documents/who_has_read.html",
        more={
            "document": document,
            "must_read": must_read,
            "organisations": asked.by_organisation(),
            "may_end": policies.can_require_reading(request.actor, document) and not must_read.is_over,
        },
    )


@require_POST
def end(request: ActorRequest, uuid: UUID) -> HttpResponse:
    document = visible_document(request, uuid)
    must_read = get_object_or_404(MustRead.objects.of(document)[:1])
    must_reads.end_demand(actor=request.actor, must_read=must_read)
    return redirect(document)
