from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.core.actors import ActorRequest

from .asking import Question
from .kinds import KINDS


@require_safe
def search(request: ActorRequest) -> HttpResponse:
    asked = request.GET
    question = Question(
        asked.get("q", ""), actor=request.actor, kind=asked.get("kind", ""), page=asked.get("page", "1")
    )
    counted = [(KINDS[code], number) for code, number in question.counts.items()]
    context = {"question": question, "counted": counted, "total": question.total}
    return render(request, "intranet/search/search.html", context)


@require_safe
def suggest(request: ActorRequest) -> HttpResponse:
    """Options for the field's list: titles of what would be found."""
    question = Question(request.GET.get("q", ""), actor=request.actor)
    return render(request, "intranet/search/suggestions.html", {"titles": question.suggestions()})
