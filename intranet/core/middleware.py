import logging
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.core.paths import INTRANET

from .opened import ChangedMeanwhile
from .transitions import IllegalTransition
from .unsent import came_from

logger = logging.getLogger(__name__)


class RefusalMiddleware:
    """What a service refuses becomes a message on the page that the person came from; nothing has been written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not request.path_info.startswith(INTRANET):
            return None
        words = _words(exception, is_write=request.method == "POST")
        if words:
            messages.error(request, words)
            return redirect(came_from(request))
        return None


def _words(exception: Exception, *, is_write: bool) -> str:
    """Nothing for what is no refusal."""
    match exception:
        case ValidationError():
            return " ".join(exception.messages)
        case IllegalTransition() | ChangedMeanwhile():
            return str(exception)
        case ObjectDoesNotExist() if is_write:  # a service found it no more once it was its turn
            logger.warning("Gone before it could be written.", exc_info=exception)
            return _("This is gone: somebody has deleted it a moment ago.")
    return ""
