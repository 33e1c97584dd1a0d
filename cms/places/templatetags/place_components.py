"""Components that show places."""

from collections.abc import Sequence
from typing import Any

from django import template

from cms.core.structured_data import data_block

from ..cards import PlaceCard
from ..facts import facts_of
from ..maps import pins_of, region_outline
from ..models import Place, PlacePage
from ..structured_data import place_node

register = template.Library()


@register.inclusion_tag("components/place_card.html")
def place_card(*, card: PlaceCard, heading: str = "h2") -> dict[str, Any]:
    """`heading` is the element of the title, one level below what the list stands under."""
    return {"card": card, "heading": heading}


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
