"""How the results page tells of what was asked and opened: no cookie, no detour, nothing about who.

The page carries a signed token of its query; a script sends it with the place of the result that is opened.
"""

import re
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cms.core.anonymous_forms import comes_from_here, is_too_frequent

from ..editors.counting import count_click, count_query, is_kept
from ..engines.columns import LANGUAGES
from ..understanding.words import Typed
from .after_response import after_response

SALT = "search clicks"
TOKEN_LIVES = timedelta(days=1)
LIMIT, PERIOD = 120, timedelta(hours=1)
LAST_POSITION = 1050

_ROBOTS = re.compile(r"bot\b|crawl|spider|slurp|archiver|facebookexternalhit|preview", re.IGNORECASE)


def note_query(request: HttpRequest, typed: Typed, *, language: str, total: int, is_first_page: bool) -> str:
    """Count a visitor's question once the answer is on its way; the token for the page, or "" where nothing is counted.

    `is_first_page`: a question, and not further results of it.
    """
    if not is_kept(typed.text) or _is_robot(request):
        return ""
    if is_first_page:
        after_response(lambda: count_query(query=typed.text, language=language, was_found=total > 0))
    return signing.dumps([typed.text, language], salt=SALT)


@csrf_exempt  # it sets no cookie: `comes_from_here` stands in
@require_POST
def click(request: HttpRequest) -> HttpResponse:
    """POST `token` and `position`: 204 when counted, 400 for what no results page of today has sent."""
    if not comes_from_here(request):
        return HttpResponse(status=403)
    try:
        query, language = signing.loads(request.POST.get("token", ""), salt=SALT, max_age=TOKEN_LIVES)
        position = int(request.POST.get("position", ""))
    except (signing.BadSignature, ValueError):
        return HttpResponse(status=400)
    if language not in LANGUAGES or not 1 <= position <= LAST_POSITION:
        return HttpResponse(status=400)
    if is_too_frequent(request, form="click", limit=LIMIT, period=PERIOD):
        return HttpResponse(status=429, headers={"Retry-After": str(int(PERIOD.total_seconds()))})
    count_click(query=query, language=language, position=position)
    return HttpResponse(status=204)


def _is_robot(request: HttpRequest) -> bool:
    """Robots that say what they are, and pages that browsers fetch ahead."""
    return bool(_ROBOTS.search(request.headers.get("User-Agent", ""))) or "Sec-Purpose" in request.headers
