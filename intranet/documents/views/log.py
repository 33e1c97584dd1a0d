from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from intranet.core.access import require
from intranet.core.actors import ActorRequest
from intranet.core.filters import AuditFilterSet
from intranet.core.kinds import with_subjects
from intranet.core.lists import show_list
from intranet.core.models import AuditEntry
from intranet.core.tables import AuditTable

from .. import policies
from .visible import visible_document


@require_safe
def log(request: ActorRequest, uuid: UUID) -> HttpResponse:
    """Every write about it and its versions, and who has seen or downloaded them."""
    document = visible_document(request, uuid)
    require(policies.can_view_log(request.actor, document))
    entries = AuditEntry.objects.of([document, *document.versions.all()])
    return show_list(
        request,
        rows=entries.select_related("user", "organisation").prefetch_related(with_subjects()),
        table_class=AuditTable,
        filterset_class=AuditFilterSet,
        template="intranet/documents/log.html",
        more={"document": document},
    )
