from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from cms.core.paths import ACCOUNTS, EDITORS, INTRANET

from .session_limits import TRUSTED_GROUPS


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
    if not settings.MFA_REQUIRED or not request.path.startswith((*EDITORS, INTRANET)):
        return False
    user = request.user
    if not user.is_authenticated or is_mfa_enabled(user):
        return False
    return request.path.startswith(EDITORS) or user.is_staff or user.groups.filter(name__in=TRUSTED_GROUPS).exists()


def forget_at_logout(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """What a person's browser keeps for them, such as texts on their way, is not left to who sits there next."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "POST" and request.path == f"{ACCOUNTS}logout/":
            response.headers["Clear-Site-Data"] = '"storage"'
        return response

    return middleware


def keep_out_of_caches(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """What is behind a login stays on no disk. What a view itself lets be kept is everybody's, as Wagtail's texts."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        said = response.headers.get("Cache-Control", "")
        is_kept = "max-age" in said or "no-cache" in said
        if request.path.startswith((*EDITORS, INTRANET, ACCOUNTS)) and not is_kept:
            patch_cache_control(response, no_store=True)
        return response

    return middleware


def speak_to_the_person(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Where people are logged in, pages speak the language that they chose and show the time of where they live."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith((INTRANET, ACCOUNTS)) or not request.user.is_authenticated:
            return get_response(request)
        if request.user.language:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language  # the error pages', too
        with timezone.override(request.user.time_zone):
            return get_response(request)

    return middleware
