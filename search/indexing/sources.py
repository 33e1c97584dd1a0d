"""Which models join the public search, and the sources that speak for them."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.models import Page

from cms.core.findable import ATTRIBUTE, BESIDE, FindableSource, Topic

from .pages import PageSource, page_models

_pages = PageSource()


def sources() -> list[FindableSource]:
    declared = (getattr(model, ATTRIBUTE, None) for model in apps.get_models())
    return [*dict.fromkeys(source for source in declared if source is not None), _pages]


def models() -> list[type[Model]]:
    """Whose rows may change a record."""
    declared = [model for model in apps.get_models() if getattr(model, ATTRIBUTE, None) is not None]
    return [*dict.fromkeys([*declared, *page_models()])]


def keys_of(instance: Any) -> list[tuple[FindableSource, str]]:
    if hasattr(type(instance), ATTRIBUTE):
        source = getattr(type(instance), ATTRIBUTE)
    else:
        source = _pages if isinstance(instance, Page) else None
    own = [(source, key) for key in source.keys_of(instance)] if source else []
    return [*own, *(pair for other in getattr(instance, BESIDE, ()) for pair in keys_of(other))]


def topics() -> dict[tuple[str, str], Topic]:
    return {(topic.facet, topic.value): topic for source in sources() for topic in _of(source)}


def _of(source: FindableSource) -> Iterable[Topic]:
    return source.topics()
