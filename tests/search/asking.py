"""Questions as visitors put them."""

from typing import Any

from django.utils import timezone

from search.finding import Results, find
from search.question import Circle, Filters
from search.words import read


def ask(query: str, *, reader: str = "pl", near: tuple[float, float, float] | None = None, **filters: Any) -> Results:
    """`near`: latitude, longitude, kilometres; what else is given are `now`, `types` and `facets`."""
    circle = Circle(*near) if near else None
    asked = Filters(**{"now": timezone.now(), "circle": circle} | filters)
    return find(read(query), asked, reader=reader, limit=10)


def keys(results: Results) -> list[str]:
    return [one.record.key for one in results.found]
