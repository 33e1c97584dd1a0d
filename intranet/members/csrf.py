from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from cms.core.anonymous_forms import comes_from_here
from cms.core.errors import forbidden
from cms.core.log_lines import write_line
from cms.core.paths import INTRANET
from intranet.core.unsent import person_shown

from .middleware import is_from_script, keep_unsent, lead_to_login


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Logging in again makes the tokens of all open forms worthless: what the same person sent with an old one is
    shown again to be sent again. Everything else is refused.
    """
    write_line("form", "refused", path=request.path, reason=reason)
    if not request.path_info.startswith(INTRANET) or not comes_from_here(request):
        return forbidden(request, reason=reason)
    if is_from_script(request):
        return JsonResponse({}, status=403 if request.user.is_authenticated else 401)
    if not request.user.is_authenticated:
        return lead_to_login(request) if person_shown(request) else forbidden(request, reason=reason)
    if person_shown(request) != str(request.user.pk):
        return forbidden(request, reason=reason)
    return redirect(keep_unsent(request))
