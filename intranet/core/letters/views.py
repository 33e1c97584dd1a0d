from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ..access import require
from ..actors import ActorRequest
from ..kinds import with_subjects
from ..lists import show_list
from ..models import Letter
from .filters import LetterFilterSet
from .tables import LetterTable


@require_safe
def letters(request: ActorRequest) -> HttpResponse:
    """Who was told what and when, and what could not be sent; for the office."""
    require(request.actor.is_office)
    rows = Letter.objects.select_related("user", "outsider").prefetch_related(with_subjects())
    return show_list(request, rows=rows, table_class=LetterTable, filterset_class=LetterFilterSet)
