"""Components that show places."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from cms.core.structured_data import data_block

from ..cards import PlaceCard
from ..facts import facts_of
from ..finder.listing import PlaceList
from ..maps import WIDTH, pins_of, region_outline
from ..models import Place, PlacePage
from ..structured_data import place_node

register = template.Library()

MOVES = [
    ("in", "+", _("Nearer")),
    ("out", "−", _("Farther")),
    ("left", "←", _("To the west")),
    ("up", "↑", _("To the north")),
    ("down", "↓", _("To the south")),
    ("right", "→", _("To the east")),
]


@register.inclusion_tag("components/place_card.html")
def place_card(*, card: PlaceCard, heading: str = "h2", kilometres: float | None = None) -> dict[str, Any]:
    """`heading` is the element of the title, a level below the list's own; `kilometres`: from the reader."""
    return {"card": card, "heading": heading, "kilometres": kilometres}


@register.inclusion_tag("components/place_list.html")
def place_list(*, places: PlaceList) -> dict[str, Any]:
    """Filters, count, map and cards of the places found. Once a page: its ids are fixed."""
    return {"places": places}


@register.inclusion_tag("components/place_filters.html")
def place_filters(*, places: PlaceList) -> dict[str, Any]:
    facets = [(facet, options, sum(option.is_chosen for option in options)) for facet, options in places.facets]
    near = ",".join(f"{degrees:g}" for degrees in places.criteria.near or ())
    return {"places": places, "facets": facets, "near": near}


@register.inclusion_tag("components/place_map.html")
def place_map(*, places: PlaceList) -> dict[str, Any]:
    window = places.map.window
    return {
        "places": places,
        "window": window,
        "unit": f"{window.width / WIDTH:g}",
        "pins": places.map.pins,
        "moves": [(places.map.moves.get(name, ""), name, sign, label) for name, sign, label in MOVES],
        "outline": region_outline(),
    }


@register.inclusion_tag("components/place_facts.html")
def place_facts(*, place: Place) -> dict[str, Any]:
    return {"place": place, "facts": facts_of(place)}


@register.inclusion_tag("components/region_map.html")
def region_map(*, cards: Sequence[PlaceCard], label: str, map_id: str = "map") -> dict[str, Any]:
    """The region with a pin for each card that has coordinates. `map_id` is unique on the page."""
    return {"outline": region_outline(), "pins": pins_of(cards), "label": label, "map_id": map_id}


@register.inclusion_tag("components/json_ld.html")
def place_data(*, page: PlacePage, place: Place) -> dict[str, Any]:
    """The place for programs that read the page."""
    return {"data": data_block([place_node(page=page, place=place)])}
