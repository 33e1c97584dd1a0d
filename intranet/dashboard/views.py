from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.core.actors import ActorRequest

from .waiting import waits_for


@require_safe
def dashboard(request: ActorRequest) -> HttpResponse:
    return render(request, "intranet/dashboard/dashboard.html", {"waiting": waits_for(request.actor)})
