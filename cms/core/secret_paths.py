"""Addresses that open something to whoever holds them: a part of their path is a secret.

A route says so by the name of that part, `secret` (allauth says `key`). Everything else follows from the name: the
answer goes into no cache, search index or Referer, no log keeps the secret, and who guesses is soon refused.
"""

import logging
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache as remembered
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from .errors import too_many_requests
from .log_lines import write_line
from .paths import ACCOUNTS, INTRANET

NAMES = ("secret", "key")
#: Where such routes are.
DOORS = (INTRANET, ACCOUNTS)
#: Not `no-referrer`: a form would be sent with `Origin: null`, which is nobody's, and be refused.
HEADERS = {"Referrer-Policy": "strict-origin", "X-Robots-Tag": "noindex", "Cache-Control": "no-store"}
#: Wrong secrets of one address before it has to wait.
MISSES, PERIOD = 30, timedelta(minutes=10)
_GROUP = re.compile(r"<(?:\w+:)?(\w+)>")


class SecretPathMiddleware:
    """`HEADERS` on every answer behind a secret, unless its view has set its own.

    429 for who has asked for too many that do not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match is None or match.kwargs.keys().isdisjoint(NAMES):
            return response
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if response.status_code == 404:
            _count_miss(request)
            write_line("link with a secret", "refused", path=request.path)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        if not kwargs.keys().isdisjoint(NAMES) and cache.get(_misses_key(request), 0) >= MISSES:
            return too_many_requests(request, retry_after=int(PERIOD.total_seconds()))
        return None


def _count_miss(request: HttpRequest) -> None:
    key = _misses_key(request)
    cache.add(key, 0, PERIOD.total_seconds())
    cache.incr(key)


def _misses_key(request: HttpRequest) -> str:
    return f"missed-secrets:{get_adapter().get_client_ip(request)}"


def keep_out_of_logs() -> None:
    """From now on no record of this process holds a secret of an address, whichever logger makes it."""
    make = logging.getLogRecordFactory()

    def make_without(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        try:
            words = record.getMessage()
        except (KeyError, TypeError, ValueError):  # the handler says that its arguments do not fit
            return record
        if (cut := without_secrets(words)) != words:
            record.msg, record.args = cut, ()
        return record

    logging.setLogRecordFactory(make_without)


def without_secrets(words: str) -> str:
    """With „…” in place of what follows the beginning of such an address."""
    return _secrets().sub(r"\1…", words) if any(part in words for part in DOORS) else words


@remembered
def _secrets() -> re.Pattern[str]:
    beginnings = sorted({re.escape(f"/{route}") for route in _routes(get_resolver().url_patterns)})
    return re.compile(rf"({'|'.join(beginnings)})[^/?#\s\"'&]+")


def _routes(patterns: list[URLPattern | URLResolver], above: str = "") -> Iterator[str]:
    """The beginnings, up to their first variable part, of the routes that hold a secret."""
    for pattern in patterns:
        route = above + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        elif (beginning := re.split(r"[<(]", route, maxsplit=1)[0]) and set(_GROUP.findall(route)) & set(NAMES):
            yield beginning
