from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from .signals import PublishRefused


class explain_refused_publishing:  # a middleware is named as the setting reads
    """Whatever door the editor came by, a refused publish leads to where it is set right."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, PublishRefused):
            return None
        messages.error(request, exception.message)
        return redirect(exception.address)
