"""The sitemap: every indexable page with its versions in the other languages."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wagtail.models import Page, get_page_models

from cms.core.models import BasePage
from cms.core.querysets import readable


@dataclass(frozen=True)
class SitemapEntry:
    address: str
    updated_on: date | None
    alternates: list[tuple[str, str]]


def sitemap_entries() -> list[SitemapEntry]:
    """One query a page type, whatever the number of pages."""
    return [entry for model in get_page_models() if issubclass(model, BasePage) for entry in _entries(model)]


def _entries(model: type[BasePage]) -> list[SitemapEntry]:
    pages = readable(model.objects.order_by("path"))
    if hasattr(model, "place"):
        pages = pages.select_related("place")
    versions: dict[UUID, dict[str, Page]] = defaultdict(dict)
    for page in pages:
        versions[page.translation_key][page.language] = page
    entries = []
    for siblings in versions.values():
        for page in siblings.values():
            page.versions = siblings  # spares the page its own query
            if page.is_indexable:
                entries.append(SitemapEntry(page.address, page.updated_on, page.alternates))
    return entries
