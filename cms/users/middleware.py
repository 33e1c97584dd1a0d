from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

GUARDED_PATHS = ("/admin/", "/django-admin/")


def require_second_factor(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Where MFA_REQUIRED is on, people reach the editors' pages only after they have enrolled a second factor."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if must_enrol(request):
            messages.warning(request, _("Set up a second factor first: it protects the portal if your password leaks."))
            return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware


def must_enrol(request: HttpRequest) -> bool:
    return (
        settings.MFA_REQUIRED
        and request.path.startswith(GUARDED_PATHS)
        and request.user.is_authenticated
        and not is_mfa_enabled(request.user)
    )
