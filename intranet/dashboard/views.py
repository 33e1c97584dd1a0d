from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.core.actors import ActorRequest

from .features import news_for, numbers_for, waits_for
from .services import record_visit


@require_safe
def dashboard(request: ActorRequest) -> HttpResponse:
    since = record_visit(user=request.user)
    context = {
        "waiting": waits_for(request.actor),
        "since": since,
        "news": news_for(request.actor, since),
        "numbers": numbers_for(request.actor),
    }
    return render(request, "intranet/dashboard/dashboard.html", context)
