from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.core.anonymous_forms import is_too_frequent
from cms.core.errors import too_many_requests

from ..access import open_to_strangers
from ..models import Verifiable
from .codes import grouped, read
from .papers import paper_about

#: So often may one address ask.
LIMIT, PERIOD = 60, timedelta(minutes=1)
_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@open_to_strangers
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a paper holds, and what it is about, for whoever has its code. Sets no cookie."""
    if is_too_frequent(request, form="verify", limit=LIMIT, period=PERIOD):
        return too_many_requests(request, retry_after=int(PERIOD.total_seconds()))
    found = Verifiable.objects.filter(code=read(code)).prefetch_related("subject").first()
    paper = paper_about(found.subject) if found else None
    context = {"verifiable": found, "paper": paper, "code": grouped(found.code) if found and paper else code}
    status = 200 if paper else 404
    response = render(request, "intranet/verification/paper.html", context, status=status)
    for name, value in _HEADERS.items():
        response.headers[name] = value
    return response
