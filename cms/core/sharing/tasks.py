"""What the worker draws, so that no reader waits for it."""

from wagtail.models import Page

from ..models import BasePage
from ..querysets import readable
from .pictures import keep_poster


def draw_poster(pk: int) -> None:
    """Of a page. No-op for one that is gone, hidden or drawn already."""
    _draw(Page.objects.filter(pk=pk))


def draw_missing_posters() -> int:
    """Of all pages that readers can see. Returns how many were missing."""
    return _draw(Page.objects.all())


def _draw(pages) -> int:  # type: ignore[no-untyped-def]
    found = (page for page in readable(pages).specific().iterator(chunk_size=100) if isinstance(page, BasePage))
    return sum(keep_poster(page.poster, page.words.title) for page in found)
