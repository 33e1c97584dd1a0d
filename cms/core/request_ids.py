"""Each request has a number that its answer and every line about it in the logs carry."""

import re
from collections.abc import Callable
from contextvars import ContextVar
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "X-Request-ID"
#: What a proxy may call a request: nothing that a log or a header could be broken with.
_WELL_FORMED = re.compile(r"[A-Za-z0-9._:-]{8,64}")
_current: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


def current_request() -> HttpRequest | None:
    """The one that is being answered; None for what the worker does."""
    return _current.get()


def with_request_id(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """`request.id`: what a trusted proxy says, else a new one. Stands outside all others."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.id = _said_by_proxy(request) or uuid4().hex  # type: ignore[attr-defined]
        token = _current.set(request)
        try:
            response = get_response(request)
        finally:
            _current.reset(token)
        response.headers[HEADER] = request.id  # type: ignore[attr-defined]
        return response

    return middleware


def _said_by_proxy(request: HttpRequest) -> str:
    said = request.headers.get(HEADER, "") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else ""
    return said if _WELL_FORMED.fullmatch(said) else ""
