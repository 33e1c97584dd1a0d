"""Pages about one's own account that allauth does not have."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.core.whole_numbers import whole_number

from .requests import PersonsRequest
from .sessions import browser_of, end_session, sessions_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: PersonsRequest) -> HttpResponse:
    if request.method == "POST":
        number = whole_number(request.POST.get("session", ""))
        is_ended = number is not None and end_session(user=request.user, pk=number)
        said = _("That browser is logged out.") if is_ended else _("That session had ended already.")
        messages.success(request, said)
        return redirect("sessions")
    found = [(session, browser_of(session.user_agent)) for session in sessions_of(request.user)]
    return render(request, "users/sessions.html", {"sessions": found})
