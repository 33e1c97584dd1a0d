"""What the front door shows besides its editors' words: today, for whom, where, and a wall of posters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from hashlib import blake2b
from heapq import nsmallest
from itertools import product
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from cms.core.kept import kept_with_content
from cms.core.models import BasePage
from cms.core.page_cache import expires_at
from cms.places.cards import PlaceCard, cards_of
from cms.places.enums import Section
from cms.places.finder.criteria import Criteria
from cms.places.finder.enums import Facet
from cms.places.finder.find import Found, Option
from cms.places.finder.snapshot import Snapshot, snapshot
from cms.places.maps import region_outline
from cms.places.models import Place
from cms.places.posters import LANDS, SKIES, TONES, Poster

TODAY, WALL = 4, 12
#: Audience → the motif of its poster.
DRAWINGS = {
    "families": "dinosaur",
    "seniors": "spa",
    "groups": "palace",
    "cyclists": "bicycle",
    "schools": "museum",
    "pets": "nature-park",
}


@dataclass(frozen=True)
class Way:
    """An option that leads to the list of all places narrowed down by it."""

    option: Option
    url: str


@dataclass(frozen=True)
class DrawnCounty:
    """`path`: its outline on the drawn map."""

    way: Way
    path: str


class FrontPage:
    """Two queries: the places shown and the pages about them."""

    def __init__(self, *, language: str) -> None:
        self.language = language
        self.now = timezone.localtime()
        self._held = snapshot()
        self._found = Found(self._held, Criteria(), language, self._held.everything, self.now)

    @property
    def count(self) -> int:
        return self._found.count

    @property
    def all_url(self) -> str:
        return reverse("all_places")

    def _ways(self, facet: Facet) -> list[Way]:
        options = self._found.options(facet)
        return [Way(option, f"{self.all_url}?{facet.value}={option.value}") for option in options]

    @property
    def audiences(self) -> list[tuple[Way, Poster]]:
        """Who is coming, with what they come for."""
        ways = self._ways(Facet.AUDIENCE)
        return [
            (
                way,
                Poster(
                    DRAWINGS.get(way.option.value, "park"),
                    f"sky-{turn % SKIES + 1}",
                    f"land-{turn % LANDS + 1}",
                    turn % TONES + 1,
                ),
            )
            for turn, way in enumerate(ways)
        ]

    @property
    def counties(self) -> list[DrawnCounty]:
        paths = dict(region_outline().counties)
        ways = sorted(self._ways(Facet.COUNTY), key=lambda way: way.option.label)
        return [DrawnCounty(way, paths[way.option.value]) for way in ways]

    @cached_property
    def _lots(self) -> tuple[list[int], list[int]]:
        return drawn_lots(self.now.date())

    @cached_property
    def _cards(self) -> dict[int, PlaceCard]:
        ids = [pk for lot in self._lots for pk in lot]
        places = Place.objects.shown().select_related("kind").in_bulk(ids)
        shown = [places[pk] for pk in ids if pk in places]
        return {card.place.pk: card for card in cards_of(shown, self.language)}

    def _cards_of(self, ids: Iterable[int]) -> list[PlaceCard]:
        return [self._cards[pk] for pk in ids if pk in self._cards]

    @property
    def today(self) -> list[PlaceCard]:
        return self._cards_of(self._lots[0])

    @property
    def wall(self) -> list[PlaceCard]:
        return self._cards_of(self._lots[1])

    @property
    def right_until(self) -> datetime:
        return datetime.combine(self.now.date() + timedelta(days=1), time(), self.now.tzinfo)


def of_home_page(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    """What its template is given beside the page itself."""
    front = FrontPage(language=page.language)
    expires_at(request, front.right_until)
    return {"front": front}


@kept_with_content
def drawn_lots(day: date) -> tuple[list[int], list[int]]:
    """The places (primary keys) of a day: what to do today, and those on the wall."""
    held = snapshot()
    today = _open_at_noon(held, day)
    others = held.verified & ~sum(1 << number for number in today)
    return [held.ids[number] for number in today], [held.ids[number] for number in _lots(held, others, day, WALL)]


def _open_at_noon(held: Snapshot, day: date) -> list[int]:
    """Known to be: what to do before where to eat and sleep, and verified places first."""
    open_then = held.open_at(datetime.combine(day, time(12), timezone.get_current_timezone()))
    eating, sleeping = (
        held.sets.get((Facet.SECTION, section), 0) for section in (Section.GASTRONOMY, Section.ACCOMMODATION)
    )
    needs, found = eating | sleeping, list[int]()
    for kind, verified in product((~needs, needs), (held.verified, ~held.verified)):
        found += _lots(held, open_then & kind & verified, day, TODAY - len(found))
    return found


def _lots(held: Snapshot, bits: int, day: date, most: int) -> list[int]:
    """In an order that is another one each day, and the same all day; only what search may offer."""
    offered = held.all_in(bits & ~held.left_out)
    return nsmallest(most, offered, key=lambda number: blake2b(f"{day} {held.external_ids[number]}".encode()).digest())
