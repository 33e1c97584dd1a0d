from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from .services import TranslationIncomplete, refusal_message


class explain_refused_translation:  # a middleware is named as the setting reads
    """Whatever door the editor came by, a refused publish leads to the desk where the missing parts are listed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, TranslationIncomplete):
            return None
        messages.error(request, refusal_message(exception))
        return redirect("translation_desk", translation_id=exception.translation.pk)
