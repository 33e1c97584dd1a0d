"""What header and footer lead to: one query for both, kept for the request."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.languages import path_of
from cms.core.models import SOURCE_LANGUAGE, BasePage
from cms.core.querysets import readable
from cms.core.structured_data import data_block

from ..models import HomePage
from ..structured_data import breadcrumb_node, portal_nodes

register = template.Library()


def _language() -> str:
    return (get_language() or SOURCE_LANGUAGE)[:2]


def _pages_below_home(request: HttpRequest) -> list[Page]:
    if not hasattr(request, "_pages_below_home"):
        found = readable(Page.objects.filter(depth=3, locale__language_code=_language()))
        request._pages_below_home = list(found.select_related("content_type").order_by("path"))  # type: ignore[attr-defined]
    return request._pages_below_home  # type: ignore[attr-defined]


@register.inclusion_tag("components/site_header.html", takes_context=True)
def site_header(context: template.Context) -> dict[str, Any]:
    """The front page has a larger field for search of its own."""
    pages = _pages_below_home(context["request"])
    shown = [
        page for page in pages if page.content_type.model in ("sectionpage", "clusterpage") and page.slug != "join"
    ]
    items = [(item, path_of(item)) for item in shown]
    return {
        "request": context["request"],
        "items": items,
        "language": _language(),
        "page": context.get("page"),
        "is_front": "front" in context,
    }


@register.inclusion_tag("components/site_footer.html", takes_context=True)
def site_footer(context: template.Context) -> dict[str, Any]:
    """Everything below the home page in three groups, and the list of all places."""
    groups: dict[str, list[tuple[str, str]]] = {"sectionpage": [], "clusterpage": [], "": []}
    for page in _pages_below_home(context["request"]):
        model = page.content_type.model
        groups[model if model in groups else ""].append((page.title, path_of(page)))
    groups["sectionpage"].append((_("All places of the region"), reverse("all_places")))
    groups[""].append((_("Log in"), reverse("account_login")))
    titles = (_("Discover"), _("The cluster"), _("Help"))
    return {"groups": [group for group in zip(titles, groups.values(), strict=True) if group[1]]}


@register.inclusion_tag("components/cluster_teaser.html", takes_context=True)
def cluster_teaser(context: template.Context) -> dict[str, Any]:
    """What the cluster is, and the way to its pages; nothing while it has none."""
    pages = [page for page in _pages_below_home(context["request"]) if page.content_type.model == "clusterpage"]
    return {"pages": pages, "links": [(page, path_of(page)) for page in pages]}


@register.inclusion_tag("components/json_ld.html")
def portal_data(*, home: HomePage) -> dict[str, Any]:
    """Who is behind the portal, for programs that read the page."""
    return {"data": data_block(portal_nodes(home))}


@register.inclusion_tag("components/json_ld.html", takes_context=True)
def breadcrumb_data(context: template.Context) -> dict[str, Any]:
    """Where the page stands, for programs that read it. No query of its own down to two levels below home."""
    page = context["page"]
    return {"data": data_block([breadcrumb_node(page, _pages_above(page, context["request"]))])}


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context: template.Context) -> dict[str, Any]:
    """The way from the home page to where the reader is: a page, or a place without one."""
    page = context.get("page")
    if page is None:
        everything = reverse("all_places")
        steps = [] if context["request"].path == everything else [(_("All places of the region"), everything)]
        return {"language": _language(), "steps": steps}
    return {
        "language": _language(),
        "steps": [(step.title, path_of(step)) for step in _pages_above(page, context["request"])],
    }


def _pages_above(page: Page, request: HttpRequest) -> list[Page]:
    """Those below the home page. No query of its own down to two levels below home."""
    above = [step for step in _pages_below_home(request) if page.is_descendant_of(step)]
    if page.depth > 4:
        above += readable(Page.objects.filter(depth__gt=3).ancestor_of(page)).order_by("path")
    return above


@register.inclusion_tag("components/language_switch.html", takes_context=True)
def language_switch(context: template.Context) -> dict[str, Any]:
    return {"versions": _versions(context.get("page"), context["request"]), "language": _language()}


def _versions(page: Page | None, request: HttpRequest) -> list[dict[str, Any]]:
    """In the portal's order: code, own name, address with what was chosen, and whether the page is in that language."""
    own = page.versions if isinstance(page, BasePage) else None
    versions = []
    for code, _own_name in settings.LANGUAGES:
        version = own.get(code) if own is not None else None
        if own is None:
            url, is_translated = _same_path(request.path, code), True
        else:
            url, is_translated = (version.url, version.is_translated) if version else (f"/{code}/", False)
        query = request.META.get("QUERY_STRING", "") if own is None or version else ""
        versions.append(
            {
                "code": code,
                "name": get_language_info(code)["name_local"],
                "url": f"{url}?{query}" if query else url,
                "is_current": code == _language(),
                "is_translated": is_translated,
                "is_missing": own is not None and version is None,
            }
        )
    return versions


def _same_path(path: str, code: str) -> str:
    """A fixed route has the same path in every language."""
    first, _slash, rest = path.lstrip("/").partition("/")
    return f"/{code}/{rest}" if first in dict(settings.LANGUAGES) else f"/{code}/"
