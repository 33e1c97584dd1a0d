from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.core.errors import too_many_requests
from cms.core.rates import PERIOD, is_over_rate

from .clicks import note_query
from .results_page import ResultsPage


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Not kept by the cache of pages: there are more questions than pages, and they would push those out."""
    if is_over_rate(request):
        return too_many_requests(request, retry_after=PERIOD)
    page = ResultsPage(request.GET, language=(get_language() or "pl")[:2])
    token = note_query(
        request, page.typed, language=page.language, total=page.results.total, is_first_page=page.is_first
    )
    response = render(request, "search/search.html", {"search": page, "token": token})
    response.headers["Cache-Control"] = "private, no-cache"
    return response
