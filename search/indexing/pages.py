"""Pages as findable things: what every kind of page has by itself once it is in Wagtail's registry."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, groupby
from operator import attrgetter
from uuid import UUID

from wagtail.models import Page
from wagtail.search.index import get_indexed_models

from cms.core.findable import SOURCES, Findable, Topic
from cms.core.languages import language_of, path_of
from cms.core.models import SOURCE_LANGUAGE
from cms.core.page_words import words_of
from cms.core.querysets import readable

from ..engines.columns import LANGUAGES

PREFIX = "page-"


def speaks(page: Page) -> bool:
    """Whether the row has words of its own, in its own language."""
    return bool(getattr(page, "is_translated", page.alias_of_id is None))


def urls_of(pages: dict[str, Page]) -> dict[str, str]:
    """By the reader's language: the page in it, else the Polish one, else any."""
    fallback = pages.get(SOURCE_LANGUAGE) or next(iter(pages.values()))
    return {language: path_of(pages.get(language, fallback)) for language in LANGUAGES}


class PageSource:
    """A record for each page, whatever its languages: `page-<translation key>`."""

    def keys_of(self, instances: Collection[Page]) -> Iterator[str]:
        for page in instances:
            yield f"{PREFIX}{page.translation_key}"

    def all_keys(self) -> Iterator[str]:
        for model in page_models():
            for key in model.objects.order_by().values_list("translation_key", flat=True).distinct():
                yield f"{PREFIX}{key}"

    def findables(self, keys: Iterable[str]) -> Iterator[Findable]:
        wanted = [UUID(key.removeprefix(PREFIX)) for key in keys]
        pages = readable(Page.objects.filter(translation_key__in=wanted)).order_by("translation_key", "pk").specific()
        for key, versions in groupby(pages, attrgetter("translation_key")):
            shown = {
                language_of(page.locale_id): page
                for page in versions
                if isinstance(page, page_models()) and not getattr(page, "leave_out_of_search", False)
            }
            words = {language: words_of(page) for language, page in shown.items() if speaks(page)}
            if words:
                ends = [page.expire_at for page in shown.values() if page.expire_at]
                yield Findable(
                    key=f"{PREFIX}{key}",
                    type=_type_of(next(iter(shown.values()))),
                    words=words,
                    urls=urls_of(shown),
                    expires_at=min(ends, default=None),
                )

    def topics(self) -> Iterable[Topic]:
        return ()


def _type_of(page: Page) -> str:
    return str(getattr(page, "search_type", "page"))


def page_models() -> tuple[type[Page], ...]:
    """Kinds of pages of Wagtail's registry that have no source of their own."""
    others = {Page, *chain(*SOURCES.values())}
    return tuple(model for model in get_indexed_models() if issubclass(model, Page) and model not in others)
