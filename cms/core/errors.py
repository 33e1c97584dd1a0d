"""Error pages in the visitor's language, and as JSON in English for programs that ask the API.

None of them asks the database, so they also answer without one.
"""

import sys

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_from_path, get_supported_language_variant
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from .api import PREFIX, problem


class ErrorPage(HttpResponse):
    """Says to visitors what went wrong; the intranet says it otherwise to its own."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def too_many_requests(request: HttpRequest, *, retry_after: int) -> HttpResponse:
    """`retry_after` in seconds."""
    response = _page(request, 429)
    response.headers["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """503 when it is the database that could not: it is busy, its disk is full, or it is not there."""
    if not isinstance(sys.exc_info()[1], OperationalError):
        return _page(request, 500)
    response = _page(request, 503)
    response.headers["Retry-After"] = "60"
    return response


def _page(request: HttpRequest, status: int) -> HttpResponse:
    if request.path_info.startswith(PREFIX):
        with translation.override("en"):
            return problem(status, _texts()[status][0])
    language = _language(request)
    with translation.override(language):
        title, advice = _texts()[status]
        context = {
            "status": status,
            "title": title,
            "advice": advice,
            "language": language,
            "languages": [
                (code, translation.get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES
            ],
        }
        response = ErrorPage(render_to_string("error.html", context), status=status)
    response.headers["Content-Language"] = language
    return response


def _language(request: HttpRequest) -> str:
    """From the path, else what the request has come to know, else from the browser; the database is not asked."""
    known = get_language_from_path(request.path_info) or getattr(request, "LANGUAGE_CODE", "")
    if known:
        return known
    for accepted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(accepted)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def _texts() -> dict[int, tuple[str, str]]:
    return {
        400: (_("This request could not be understood"), _("Check the address, or start again from the home page.")),
        403: (
            _("This page is not for everyone"),
            _("Log in with an account that may see it, or go back to the home page."),
        ),
        404: (
            _("There is no such page"),
            _("Perhaps it has moved or the address has a mistake. The home page leads to every place of the region."),
        ),
        429: (_("Too many requests"), _("You sent a lot in a short time. Wait a while, then try again.")),
        500: (_("Something went wrong on our side"), _("It is not your fault. Try again in a few minutes.")),
        503: (
            _("Nothing was saved: the portal cannot write just now"),
            _("It is not your fault. Go back, where what you typed still stands, and send it again in a minute."),
        ),
    }
