from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from cms.core.paths import INTRANET

from .transitions import IllegalTransition


class RefusalMiddleware:
    """What a service refuses becomes a message on the page that the person came from; nothing has been written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not request.path_info.startswith(INTRANET):
            return None
        if not isinstance(exception, ValidationError | IllegalTransition):
            return None
        words = exception.messages if isinstance(exception, ValidationError) else [str(exception)]
        messages.error(request, " ".join(words))
        return redirect(_came_from(request))


def _came_from(request: HttpRequest) -> str:
    page = request.headers.get("Referer", "")
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}) else INTRANET
