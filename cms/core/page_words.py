"""The words of a page, out of what it tells Wagtail's search."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.search.index import SearchField

from .findable import Words

#: Said apart from the body, or no words at all.
_SAID_APART = {"title", "summary", "other_names", "slug"}


def words_of(page: Page) -> Words:
    """In the page's own language: what a translation keeps in Polish is said by the Polish page."""
    return Words(page.title, getattr(page, "summary", ""), " ".join(filter(None, map(_flat, _body(page)))))


def _body(page: Page) -> Iterator[Any]:
    kept = set(getattr(page, "polish_parts", ()))
    fields = [field for field in page.get_search_fields() if isinstance(field, SearchField)]
    for field in fields:
        name = field.field_name
        value = getattr(page, name, None)
        if name in _SAID_APART or name in kept:
            continue
        if kept and isinstance(value, StreamValue):
            said = (block for block in value if f"{name}.{block.id}" not in kept)
            yield [block.block.get_searchable_content(block.value) for block in said]
        else:
            yield field.get_value(page)


def _flat(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(_flat(part) for part in value)
    return "" if value is None else str(value)
