"""What the front door shows besides its editors' words: today, for whom, where, and a wall of posters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from hashlib import blake2b
from itertools import product

from django.urls import reverse
from django.utils import timezone

from cms.places.cards import PlaceCard, cards_of
from cms.places.enums import Section
from cms.places.finder.criteria import Criteria
from cms.places.finder.enums import Facet
from cms.places.finder.find import Found, Option
from cms.places.finder.snapshot import snapshot
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
    def _today(self) -> list[int]:
        """Known to be open at noon: what to do before where to eat and sleep, and verified places first."""
        noon = datetime.combine(self.now.date(), time(12), self.now.tzinfo)
        held, today = self._held, list[int]()
        open_then = held.open_at(noon)
        eating, sleeping = (
            held.sets.get((Facet.SECTION, section), 0) for section in (Section.GASTRONOMY, Section.ACCOMMODATION)
        )
        needs = eating | sleeping
        for kind, verified in product((~needs, needs), (held.verified, ~held.verified)):
            if len(today) < TODAY:
                today += self._drawn_lots(open_then & kind & verified)
        return today[:TODAY]

    @cached_property
    def _wall(self) -> list[int]:
        today = sum(1 << number for number in self._today)
        return self._drawn_lots(self._held.verified & ~today)[:WALL]

    def _drawn_lots(self, bits: int) -> list[int]:
        """In an order that is another one each day, and the same all day; only what search may offer."""
        day, held = f"{self.now:%Y-%m-%d}", self._held
        offered = held.all_in(bits & ~held.left_out)
        return sorted(offered, key=lambda number: blake2b(f"{day} {held.external_ids[number]}".encode()).digest())

    @cached_property
    def _cards(self) -> dict[int, PlaceCard]:
        ids = [self._held.ids[number] for number in (*self._today, *self._wall)]
        places = Place.objects.shown().select_related("kind").in_bulk(ids)
        shown = [places[pk] for pk in ids if pk in places]
        return {card.place.pk: card for card in cards_of(shown, self.language)}

    def _cards_of(self, numbers: Iterable[int]) -> list[PlaceCard]:
        ids = (self._held.ids[number] for number in numbers)
        return [self._cards[pk] for pk in ids if pk in self._cards]

    @property
    def today(self) -> list[PlaceCard]:
        return self._cards_of(self._today)

    @property
    def wall(self) -> list[PlaceCard]:
        return self._cards_of(self._wall)

    @property
    def right_until(self) -> datetime:
        return datetime.combine(self.now.date() + timedelta(days=1), time(), self.now.tzinfo)
