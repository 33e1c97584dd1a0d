"""Finds a page by its whole path in one query; Wagtail's walk from the root asks two for each level."""

from django.db.models import Value
from django.db.models.functions import Concat
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from .models import BasePage
from .querysets import is_private


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """As Wagtail's view, for paths below `/<language>/`. What is not found here, Wagtail looks for itself."""
    page = _page_at(path)
    if page is not None:
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]  # Wagtail's own memory
    return serve(request, path)


def _page_at(path: str) -> Page | None:
    homes = Page.objects.filter(depth=2, locale__language_code=(get_language() or "")[:2])
    wanted = Concat(homes.values("url_path")[:1], Value(path))
    found = Page.objects.live().filter(url_path=wanted).annotate(private=is_private()).first()
    if found is None:
        return None
    page = found.specific
    if isinstance(page, BasePage):
        page.is_known_public = not found.private
    return page
