from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from intranet.core.actors import ActorRequest
from intranet.core.kinds import WRITTEN_IN

from .asking import Question
from .kinds import searched


@require_safe
def search(request: ActorRequest) -> HttpResponse:
    asked = request.GET
    question = Question(
        asked.get("q", ""), actor=request.actor, kind=asked.get("kind", ""), page=asked.get("page", "1")
    )
    counted = [(searched()[code].search, number) for code, number in question.counts.items()]
    context = {"question": question, "counted": counted, "total": question.total}
    return render(request, "intranet/search/search.html", context)


@require_safe
def suggest(request: ActorRequest) -> HttpResponse:
    """Titles of what would be found, each with the address that asks for it."""
    found = Question(request.GET.get("q", ""), actor=request.actor).suggestions()
    page = reverse("intranet_search")
    suggestions = [
        {"text": title, "url": f"{page}?{urlencode({'q': title})}", "language": WRITTEN_IN} for title in found
    ]
    return JsonResponse({"suggestions": suggestions})
