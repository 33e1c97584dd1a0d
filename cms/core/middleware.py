"""Headers that every answer carries, and the language it is given in."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

from .api import PREFIX
from .paths import EDITORS, INTRANET

#: That something here answers; each page says itself which of them it does.
METHODS = ("GET", "HEAD", "OPTIONS", "POST")
#: Wagtail's and Django's own editors come with inline scripts and styles without nonces; only there.
_EDITORS_DIRECTIVES = {
    **settings.CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
}


def security_policies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Permissions-Policy everywhere; nothing for who wants to see what they have sent (TRACE)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = HttpResponseNotAllowed(METHODS) if request.method == "TRACE" else get_response(request)
        response.headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"
        return response

    return middleware


def relax_for_editors(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Sits inside django-csp's middleware and names the editors' own policy."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith(EDITORS):
            response._csp_config = _EDITORS_DIRECTIVES  # type: ignore[attr-defined]  # django-csp's per-response door
        return response

    return middleware


class LanguageMiddleware(LocaleMiddleware):
    """Django's sends whoever finds nothing to the same path below a language; programs and members are told so."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith((PREFIX, INTRANET)):
            return response
        return super().process_response(request, response)
