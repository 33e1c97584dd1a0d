"""The words of a page, out of what it tells Wagtail's search."""

from typing import Any

from wagtail.models import Page
from wagtail.search.index import SearchField

from .findable import Words

#: Said apart from the body, or no words at all.
_SAID_APART = {"title", "summary", "other_names", "slug"}


def words_of(page: Page) -> Words:
    fields = [field for field in page.get_search_fields() if isinstance(field, SearchField)]
    body = (_flat(field.get_value(page)) for field in fields if field.field_name not in _SAID_APART)
    return Words(page.title, getattr(page, "summary", ""), " ".join(filter(None, body)))


def _flat(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(_flat(part) for part in value)
    return "" if value is None else str(value)
