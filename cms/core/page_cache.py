"""Public pages kept ready to send, compressed, until content changes.

The middleware sits outside sessions, accounts and languages: a page that is kept is answered without them. Whoever may
be recognised, by a cookie or an Authorization header, neither gets a kept page nor leaves one.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers

from .content_version import current

KEPT_FOR = timedelta(minutes=10)
SITEMAP = "/sitemap.xml"  # says the same in every language

_LANGUAGES = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)
_TYPES = ("text/html", "application/xml")
_PERSONAL_COOKIES = frozenset({settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME})
_KNOWN_TO_VARY = frozenset({"accept-encoding", "cookie", "hx-request"})

GetResponse = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class KeptPage:
    headers: dict[str, str]
    compressed: bytes


def expires_at(answer: HttpRequest | HttpResponse, moment: datetime) -> None:
    """What the page shows is right until `moment` only; of several the earliest counts.

    Told of the response, or of the request by a part of the page that has no response at hand.
    """
    answer._expires_at = min(moment, getattr(answer, "_expires_at", moment))  # type: ignore[union-attr]


def keep_public_pages(get_response: GetResponse) -> GetResponse:
    if not settings.PAGE_CACHE:
        raise MiddlewareNotUsed
    pages = caches["pages"]

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _is_for_anybody(request):
            return get_response(request)
        key = _key(request)  # and with it the version, before the content is read
        kept = pages.get(key)
        if kept is None:
            response = get_response(request)
            if not _is_the_same_for_all(request, response):
                return response
            kept = _kept(response)
            if request.method == "GET":
                pages.set(key, kept, _seconds_left(request, response))
        return _answer(request, kept)

    return middleware


def _is_for_anybody(request: HttpRequest) -> bool:
    """A public page is asked for, and not by whom. Wagtail sends previews through the middlewares too (`is_dummy`)."""
    return (
        request.method in ("GET", "HEAD")
        and (request.path_info.startswith(_LANGUAGES) or request.path_info == SITEMAP)
        and _PERSONAL_COOKIES.isdisjoint(request.COOKIES)
        and "Authorization" not in request.headers
        and not getattr(request, "is_dummy", False)
    )


def _is_the_same_for_all(request: HttpRequest, response: HttpResponse) -> bool:
    """A whole page without a cookie and without wishes of its own about caches and policies."""
    vary = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    known = _KNOWN_TO_VARY | {"accept-language"} if request.path_info == SITEMAP else _KNOWN_TO_VARY
    return (
        response.status_code == 200
        and not response.streaming
        and response.get("Content-Type", "").startswith(_TYPES)
        and not response.cookies
        and not any(response.has_header(name) for name in ("Cache-Control", "Content-Encoding", "ETag"))
        and not any(name.startswith("_csp") for name in vars(response))
        and vary <= known
    )


def _key(request: HttpRequest) -> str:
    """Refuses hosts that are not ours, as Django does further inside."""
    parts = (current(), request.build_absolute_uri(request.get_full_path()), request.headers.get("HX-Request", ""))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _kept(response: HttpResponse) -> KeptPage:
    """Browsers keep the page too, but ask each time whether it is still this one."""
    response.headers["ETag"] = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'  # weak: of both encodings
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    return KeptPage(headers, gzip.compress(response.content, compresslevel=6))


def _seconds_left(request: HttpRequest, response: HttpResponse) -> float:
    now = timezone.now()
    moments = [getattr(answer, "_expires_at", now + KEPT_FOR) for answer in (request, response)]
    return max(0.0, min(KEPT_FOR, *(moment - now for moment in moments)).total_seconds())


def _answer(request: HttpRequest, kept: KeptPage) -> HttpResponse:
    """As it lies, unpacked for the rare client that wants it so, or 304 where the browser has it."""
    if re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")):
        response = HttpResponse(kept.compressed, headers=kept.headers | {"Content-Encoding": "gzip"})
    else:
        response = HttpResponse(gzip.decompress(kept.compressed), headers=kept.headers)
    response.headers["Content-Length"] = str(len(response.content))
    return get_conditional_response(request, etag=kept.headers["ETag"], response=response) or response
