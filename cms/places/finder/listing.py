"""What a page with a list of places shows: the list, the map beside it, the options, all from one set of places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import overload

from django.core.paginator import Page, Paginator
from django.http import Http404, QueryDict
from django.utils import timezone

from cms.core.distance import kilometres
from cms.core.whole_numbers import whole_number

from ..cards import PagesOfPlaces, PlaceCard, cards_of, pages_of
from ..models import Place
from .criteria import Criteria
from .enums import Facet, Sorting
from .find import Found, Option, find
from .place_map import PlaceMap
from .snapshot import snapshot
from .window import Window

CARDS_A_PAGE = 24


class _Ids(Sequence[int]):
    """The primary keys found, in order, as the paginator wants them."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def __len__(self) -> int:
        return self.found.count

    @overload
    def __getitem__(self, wanted: int) -> int: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[int]: ...
    def __getitem__(self, wanted: int | slice) -> int | list[int]:
        if isinstance(wanted, int):
            return self.found.ids(wanted, wanted + 1)[0]
        return self.found.ids(wanted.start, wanted.stop)


@dataclass(frozen=True)
class Chip:
    """A chosen option and the address without it."""

    label: str
    url: str


class PlaceList:
    """`path`: the page's own address. Two queries: the places of the page shown, and the pages about them.

    Raises Http404 for a page of the list that does not exist.
    """

    def __init__(self, query: QueryDict, *, path: str, language: str, section: str = "") -> None:
        self.path, self.language, self.section = path, language, section
        criteria = Criteria.read(query)
        self.found = find(snapshot(), criteria, language=language, moment=timezone.now(), section=section)
        self.criteria = self.found.criteria
        self.map = PlaceMap(self, Window.read(query))
        self.shown = self._page(query.get("page", "1"))

    def _page(self, asked: str) -> Page:
        paginator, number = Paginator(_Ids(self.found), CARDS_A_PAGE), whole_number(asked)
        if number is None or not 1 <= number <= paginator.num_pages:
            raise Http404
        return paginator.page(number)

    @property
    def count(self) -> int:
        return self.found.count

    @property
    def right_until(self) -> datetime | None:
        """The end of the minute for what is open now; None when the list does not depend on the clock."""
        minute = self.found.moment.replace(second=0, microsecond=0)
        return minute + timedelta(minutes=1) if self.criteria.of(Facet.OPEN) else None

    # Addresses --------------------------------------------------------------------------------------------------------
    def url(self, criteria: Criteria, **more: object) -> str:
        query = criteria.query_string(**more)
        return f"{self.path}?{query}" if query else self.path

    @property
    def query_string(self) -> str:
        return self.criteria.query_string()

    # What may be chosen -----------------------------------------------------------------------------------------------
    @cached_property
    def facets(self) -> list[tuple[Facet, list[Option]]]:
        """Those with a choice. A section's list has no choice of sections; municipalities follow a county."""
        facets = [facet for facet in Facet if not (facet is Facet.SECTION and self.section)]
        if not self.criteria.of(Facet.COUNTY):
            facets.remove(Facet.MUNICIPALITY)
        choices = [(facet, self.found.options(facet)) for facet in facets]
        return [(facet, options) for facet, options in choices if options]

    @property
    def chips(self) -> list[Chip]:
        return [
            Chip(option.label, self.url(self.criteria.without(facet, option.value)))
            for facet, options in self.facets
            for option in options
            if option.is_chosen
        ]

    @property
    def sortings(self) -> list[Sorting]:
        return [sorting for sorting in Sorting if self.criteria.near or sorting is not Sorting.DISTANCE]

    @property
    def unconfirmed_url(self) -> str:
        criteria = self.criteria.without(Facet.OPEN, "now").with_value(Facet.OPEN, "unknown")
        return self.url(criteria)

    # What is shown ----------------------------------------------------------------------------------------------------
    @cached_property
    def pages(self) -> PagesOfPlaces:
        """About the places of the list and about the single verified ones of the map."""
        return pages_of([*self.shown.object_list, *self.map.verified_ids], self.language)

    @cached_property
    def cards(self) -> list[tuple[PlaceCard, float | None]]:
        """With the kilometres from where the reader asked, None when unknown."""
        places = Place.objects.shown().select_related("kind", "county").in_bulk(list(self.shown.object_list))
        shown = [places[pk] for pk in self.shown.object_list if pk in places]
        return [(card, self._distance(card.place)) for card in cards_of(shown, self.language, self.pages)]

    def _distance(self, place: Place) -> float | None:
        if not self.criteria.near or place.latitude is None or place.longitude is None:
            return None
        return kilometres(self.criteria.near, (place.latitude, place.longitude))

    @property
    def counties(self) -> list[tuple[Option, str]]:
        """What the map shows, in words: how many places in each county, and the address of that county's list."""
        plain = self.criteria.without_facet(Facet.COUNTY).without_facet(Facet.MUNICIPALITY)
        return [
            (option, self.url(plain.with_value(Facet.COUNTY, option.value)))
            for option in self.found.options(Facet.COUNTY)
        ]
