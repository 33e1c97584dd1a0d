"""Which models join the public search, and the sources that speak for them."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Any

from django.db.models import Model
from wagtail.models import Page

from cms.core.findable import SOURCES, FindableSource, Topic

from .pages import PageSource, page_models

_pages = PageSource()


def sources() -> list[FindableSource]:
    return [*SOURCES, _pages]


def models() -> list[type[Model]]:
    """Whose rows may change a record."""
    return [*dict.fromkeys([*chain(*SOURCES.values()), *page_models()])]


def keys_of(instances: Collection[Any]) -> Iterator[tuple[FindableSource, str]]:
    for source, its_models in {**SOURCES, _pages: [Page, *page_models()]}.items():
        if mine := [instance for instance in instances if type(instance) in its_models]:
            yield from ((source, key) for key in source.keys_of(mine))


def topics() -> dict[tuple[str, str], Topic]:
    return {(topic.facet, topic.value): topic for source in sources() for topic in _of(source)}


def _of(source: FindableSource) -> Iterable[Topic]:
    return source.topics()
