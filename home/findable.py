"""The home pages: offered above what is found, never among it."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from cms.core.findable import Findable, Topic
from cms.core.languages import language_of, path_of
from cms.core.querysets import readable

from .models import HomePage

#: How people ask for the front door, whatever its title.
WORDS = {
    "": ("VisitOpolskie", "Opolskie"),
    "pl": ("strona główna", "województwo opolskie"),
    "en": ("home page", "Opole region"),
    "de": ("Startseite", "Region Oppeln", "Region Opole"),
    "cs": ("úvodní stránka", "Opolsko", "Opolský kraj"),
}


class HomeSource:
    def keys_of(self, instances: Collection[Any]) -> Iterable[str]:
        return ()

    def all_keys(self) -> Iterable[str]:
        return ()

    def findables(self, keys: Iterable[str]) -> Iterator[Findable]:
        return iter(())

    def topics(self) -> Iterator[Topic]:
        shown = readable(HomePage.objects.filter(leave_out_of_search=False))
        pages = {language_of(page.locale_id): page for page in shown}
        titles = {language: page.title for language, page in pages.items()}
        yield Topic("home", "home", titles, WORDS, urls={language: path_of(page) for language, page in pages.items()})
