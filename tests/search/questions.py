"""Questions as visitors put them."""

from typing import Any

from django.utils import timezone

from search.engines.question import Circle, Filters
from search.finding.find import Results, find
from search.understanding.words import read


def ask(
    query: str, reader: str = "pl", *, limit: int = 20, near: tuple[float, float, float] | None = None, **filters: Any
) -> Results:
    """`near`: latitude, longitude, kilometres; what else is given are `now`, `types` and `facets`."""
    circle = Circle(*near) if near else None
    asked = Filters(**{"now": timezone.now(), "circle": circle} | filters)
    return find(read(query), asked, reader=reader, limit=limit)


def keys(results: Results) -> list[str]:
    return [one.record.key for one in results.found]
