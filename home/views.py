"""Addresses above the languages: the front door, the old portal's Czech, robots and sitemap."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from .sitemap import sitemap_entries
from .styleguide import COLOURS, STEPS, examples, icons, posters


@require_safe
def language_redirect(request: HttpRequest) -> HttpResponse:
    """302 to the browser's language, Polish when it asks for none of ours."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def old_czech_redirect(request: HttpRequest, path: str = "") -> HttpResponse:
    """The old portal said /cz/; the language is cs."""
    query = request.META["QUERY_STRING"]
    return HttpResponsePermanentRedirect(f"/cs/{path}" + (f"?{query}" if query else ""))


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look when a page names no icon, as Django's own admin does not."""
    return HttpResponseRedirect(static("site/icon.svg"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /django-admin/",
        "Disallow: /account/",
        "Disallow: /intranet/",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    entries = sitemap_entries()
    return render(request, "home/sitemap.xml", {"entries": entries}, content_type="application/xml; charset=utf-8")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """For whoever builds the portal: everybody where the demo runs, staff elsewhere."""
    if not (settings.DEMO or request.user.is_staff):
        raise Http404
    context = {
        "colours": COLOURS.items(),
        "steps": STEPS,
        "icons": icons(),
        "examples": examples(request),
        "posters": posters(),
    }
    return render(request, "home/styleguide.html", context)
