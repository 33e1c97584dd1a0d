"""The sitemap: every indexable page with its versions in the other languages."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wagtail.models import Page, get_page_models

from cms.core.models import BasePage


@dataclass(frozen=True)
class SitemapEntry:
    address: str
    updated_on: date | None
    alternates: list[tuple[str, str]]


def sitemap_entries() -> list[SitemapEntry]:
    """Two queries a page type, whatever the number of pages."""
    return [entry for model in get_page_models() if issubclass(model, BasePage) for entry in _entries(model)]


def _entries(model: type[BasePage]) -> list[SitemapEntry]:
    related = ["locale", *(["place"] if hasattr(model, "place") else [])]
    versions: dict[UUID, dict[str, Page]] = defaultdict(dict)
    for page in model.objects.live().public().select_related(*related).order_by("path"):
        versions[page.translation_key][page.language] = page
    entries = []
    for siblings in versions.values():
        for page in siblings.values():
            page.versions = siblings  # spares the page its own query
            if page.is_indexable:
                entries.append(SitemapEntry(page.address, page.updated_on, page.alternates))
    return entries
