from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from wagtail.log_actions import registry

from cms.users.requests import PersonsRequest

from ..models import MistakeReport
from .services import STATUS_CHANGED, set_status


def edit_report(request: PersonsRequest, pk: int) -> HttpResponse:
    """GET shows a report with what was done about it; POST takes it to the `status` of the button."""
    if not request.user.has_perm("places.change_mistakereport"):
        raise PermissionDenied
    report = get_object_or_404(MistakeReport.objects.select_related("place", "page"), pk=pk)
    if request.method == "POST":
        try:
            set_status(report=report, status=request.POST.get("status", ""), user=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect("mistake_reports:edit", pk)
    steps = registry.get_logs_for_instance(report).filter(action=STATUS_CHANGED).select_related("user")
    return render(request, "cms/places/mistake_report.html", {"report": report, "steps": steps})
