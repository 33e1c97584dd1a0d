"""What the map beside the list shows, and where its buttons lead."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.urls import reverse

from cms.core.models import SOURCE_LANGUAGE

from .marks import Mark, marks_of
from .window import NEAREST, Window

if TYPE_CHECKING:
    from .listing import PlaceList


@dataclass(frozen=True)
class Pin:
    """A mark of the map in words: one place, or with a blank title so many of them."""

    mark: Mark
    title: str
    url: str


class PlaceMap:
    def __init__(self, places: "PlaceList", window: Window) -> None:
        self.places, self.window = places, window

    @cached_property
    def marks(self) -> list[Mark]:
        return marks_of(self.places.found, self.window)

    @property
    def verified_ids(self) -> list[int]:
        """Of the places that have a mark of their own and a page to lead to."""
        ids = self.places.found.snapshot.ids
        return [ids[mark.number] for mark in self.marks if mark.number is not None and mark.is_verified]

    @property
    def without_pin(self) -> int:
        return (self.places.found.bits & ~self.places.found.snapshot.located).bit_count()

    @property
    def pins(self) -> list[Pin]:
        return [self._pin(mark) for mark in self.marks]

    def _pin(self, mark: Mark) -> Pin:
        if mark.number is None:
            return Pin(mark, "", self._url_of_cluster(mark))
        held, pages = self.places.found.snapshot, self.places.pages
        pk = held.ids[mark.number]
        page = pages.get((pk, self.places.language)) or pages.get((pk, SOURCE_LANGUAGE))
        if page:
            return Pin(mark, page.title, page.url)
        return Pin(mark, held.names[mark.number], reverse("listing", args=[held.external_ids[mark.number]]))

    def _url_of_cluster(self, mark: Mark) -> str:
        """Nearer; what cannot be told apart even at the nearest is listed by distance."""
        if self.window.zoom < NEAREST:
            return self._url(Window(mark.x, mark.y, min(self.window.zoom + 2, NEAREST)).inside())
        return self.places.url(self.places.criteria.from_point(*mark.point))

    def _url(self, window: Window) -> str:
        return self.places.url(self.places.criteria, **window.parameters)

    @property
    def moves(self) -> dict[str, str]:
        """Addresses of the map after one step; a step that leads nowhere is left out."""
        steps = {
            "in": self.window.moved(nearer=1),
            "out": self.window.moved(nearer=-1),
            "left": self.window.moved(right=-0.5),
            "right": self.window.moved(right=0.5),
            "up": self.window.moved(down=-0.5),
            "down": self.window.moved(down=0.5),
        }
        return {name: self._url(window) for name, window in steps.items() if window != self.window}
