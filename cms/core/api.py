"""What all addresses under /api/ have in common: any page may ask them, so often a second; errors are JSON too."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from .rates import PERIOD, is_over_rate

PREFIX = "/api/"
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


def problem(status: int, message: str, parameter: str | None = None) -> JsonResponse:
    """`parameter` is the one that is wrong; None where it is none of them."""
    return JsonResponse({"error": {"parameter": parameter, "message": message}}, status=status, headers=_CORS)


@method_decorator(csrf_exempt, name="dispatch")  # nothing is written here; a wrong method is told so
class ApiView(View):
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_over_rate(request):
            response: HttpResponseBase = problem(429, _("Too many requests in a second. Wait for the next one."))
            response.headers["Retry-After"] = str(PERIOD)
            return response
        response = super().dispatch(request, *args, **kwargs)
        for name, value in _CORS.items():
            response.headers[name] = value
        return response

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = problem(405, _("Only GET, HEAD and OPTIONS are answered here."))
        response.headers["Allow"] = _CORS["Access-Control-Allow-Methods"]
        return response
