"""What people did and were refused, one line of JSON each, for who gathers the logs (docs/operator.md).

No line says more of a person than their number and the address that they came from.
"""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .derived_secrets import derive
from .request_ids import current_request

#: Quiet unless the settings give it a handler.
logger = logging.getLogger("audit")


def write_line(what: str, outcome: str, *, person: int | None = None, **facts: Any) -> None:
    """`person` is who the request is from where none is named. Never asks the database."""
    if not logger.isEnabledFor(logging.INFO):
        return
    request = current_request()
    line = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "what": what,
        "outcome": outcome,
        "person": _person(request) if person is None else person,
        "address": _address(request),
        "request": getattr(request, "id", None),
    }
    logger.info(json.dumps(line | facts, ensure_ascii=False, default=str))


def tell_refusals(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A line for each request that somebody may not make, or not so often."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code in (403, 429):
            write_line("request", "refused", status=response.status_code, method=request.method, path=request.path)
        return response

    return middleware


def hidden(address: str) -> str:
    """The same for the same e-mail address: who tries one again and again shows, which one it is does not."""
    return derive("address tried", address.strip().lower())


def _person(request: HttpRequest | None) -> int | None:
    """As the session's owner has been read already."""
    return getattr(getattr(request, "_cached_user", None), "pk", None)


def _address(request: HttpRequest | None) -> str | None:
    if request is None:
        return None
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:  # no address that one could believe
        return None
