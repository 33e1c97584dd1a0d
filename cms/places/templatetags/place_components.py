"""Components that show places."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.core.structured_data import data_block

from ..cards import PlaceCard, cards_of
from ..facts import facts_of
from ..finder.listing import PlaceList
from ..finder.tiles import tiles_of
from ..maps import WIDTH, pins_of, project, region_outline
from ..models import Place, PlacePage
from ..posters import Poster, drawn
from ..structured_data import place_node
from ..visit import Visit

register = template.Library()


#: motif, longitude and latitude of what the region is known for, from Moszna to Głogówek
LANDMARKS = [
    ("palace", 17.72, 50.44),
    ("church-3", 17.33, 50.47),
    ("castle", 17.47, 50.86),
    ("amphitheatre", 17.92, 50.66),
    ("dinosaur", 18.28, 50.66),
    ("sanctuary", 18.11, 50.475),
    ("peak-2", 17.39, 50.28),
    ("honey", 18.22, 50.97),
    ("brewery", 17.72, 51.07),
    ("town-wall", 17.03, 50.46),
    ("manor", 17.85, 50.335),
]

#: County (TERYT) → its shade on the hero's map, so that no two neighbours have the same; none for the land's own.
SHADES = {
    **dict.fromkeys(("1601", "1604", "1610", "1611"), "a"),
    **dict.fromkeys(("1605", "1606", "1607", "1608"), "b"),
    **dict.fromkeys(("1603", "1661"), "c"),
}
SKYLINE = ("town-wall", "church-3", "palace", "cottage", "hotel-1", "museum", "amphitheatre", "castle")

#: With so few marks on the nearer map there is room for names beside them.
MOST_NAMED = 12

MOVES = [
    ("in", "+", _("Nearer")),
    ("out", "−", _("Farther")),
    ("left", "←", _("To the west")),
    ("up", "↑", _("To the north")),
    ("down", "↓", _("To the south")),
    ("right", "→", _("To the east")),
]


@register.inclusion_tag("components/poster.html")
def poster(*, poster: Poster) -> dict[str, Any]:
    """A drawing, decorative: the words beside it say what it is of."""
    return {"poster": poster}


@register.inclusion_tag("components/poster.html")
def poster_of_kind(*, kind: str, section: str, key: str) -> dict[str, Any]:
    """For a place that is known by these only. `section` is one of the six, `key` the place's external id."""
    return {"poster": drawn(kind, section=section, key=key)}


@register.inclusion_tag("components/place_card.html")
def place_card(*, card: PlaceCard, heading: str = "h2", kilometres: float | None = None) -> dict[str, Any]:
    """`heading` is the element of the title, a level below the list's own; `kilometres`: from the reader."""
    return {"card": card, "heading": heading, "kilometres": kilometres}


@register.simple_tag
def cards_of_pages(*, pages: Iterable[PlacePage | None]) -> list[PlaceCard]:
    """Of the places that these pages are about, in the reader's language. None stands for a page that is gone."""
    chosen = [page.place_id for page in pages if page]
    shown = Place.objects.shown().select_related("kind", "county", "municipality").in_bulk(chosen)
    return cards_of([shown[pk] for pk in chosen if pk in shown], _language())


@register.simple_tag
def cards_on_map(*, section: str, limit: int) -> list[PlaceCard]:
    """Of verified places that have coordinates; "" means all sections."""
    places = Place.objects.shown().filter(latitude__isnull=False).with_page_first(_language()).filter(has_page=True)
    if section:
        places = places.in_section(section)
    return cards_of(list(places.select_related("kind")[:limit]), _language())


def _language() -> str:
    return (get_language() or "pl")[:2]


@register.inclusion_tag("components/place_list.html")
def place_list(*, places: PlaceList) -> dict[str, Any]:
    """Filters, count, map and cards of the places found. Once a page: its ids are fixed."""
    return {"places": places}


@register.inclusion_tag("components/place_filters.html")
def place_filters(*, places: PlaceList) -> dict[str, Any]:
    near = ",".join(f"{degrees:g}" for degrees in places.criteria.near or ())
    return {"places": places, "near": near}


@register.inclusion_tag("components/place_map.html")
def place_map(*, places: PlaceList) -> dict[str, Any]:
    window, pins = places.map.window, places.map.pins
    return {
        "places": places,
        "is_named": window.zoom and len(pins) <= MOST_NAMED,
        "window": window,
        "tiles": tiles_of(window),
        "unit": f"{window.width / WIDTH:g}",
        "pins": pins,
        "moves": [(places.map.moves.get(name, ""), name, sign, label) for name, sign, label in MOVES],
        "outline": region_outline(),
    }


@register.inclusion_tag("components/place_facts.html")
def place_facts(*, visit: Visit) -> dict[str, Any]:
    return {"visit": visit, "place": visit.place, "facts": facts_of(visit.place)}


@register.inclusion_tag("components/place_glance.html")
def place_glance(*, visit: Visit) -> dict[str, Any]:
    """What it is in one look: open or not, where, how much, for whom, without steps or not."""
    return {"visit": visit, "place": visit.place, "facts": facts_of(visit.place)}


@register.inclusion_tag("components/place_hours.html")
def place_hours(*, visit: Visit) -> dict[str, Any]:
    """Nothing but „not yet confirmed” when nobody knows."""
    return {"visit": visit, "lines": facts_of(visit.place).hours}


@register.inclusion_tag("components/place_way.html")
def place_way(*, visit: Visit) -> dict[str, Any]:
    """Where it lies in the region, and the ways to find it. Nothing for a place without coordinates."""
    place = visit.place
    spot = (
        project(place.longitude, place.latitude) if place.longitude is not None and place.latitude is not None else None
    )
    return {"visit": visit, "place": place, "outline": region_outline(), "spot": spot}


@register.inclusion_tag("components/place_neighbours.html")
def place_neighbours(*, visit: Visit) -> dict[str, Any]:
    return {"visit": visit}


@register.inclusion_tag("components/county_map.html")
def county_map(*, counties: Sequence[Any]) -> dict[str, Any]:
    """The region, each county a link, with drawings of what it is known for. A county has a `way` and a `path`."""
    drawings = [(motif, *_above(project(longitude, latitude))) for motif, longitude, latitude in LANDMARKS]
    return {
        "counties": [(county, SHADES.get(county.way.option.value, "d")) for county in counties],
        "outline": region_outline(),
        "drawings": drawings,
        "sprite": static("site/posters.svg"),
    }


@register.inclusion_tag("components/skyline.html")
def skyline() -> dict[str, Any]:
    """A row of the region's houses; decorative."""
    return {
        "motifs": [(motif, 150 * place + 15) for place, motif in enumerate(SKYLINE)],
        "sprite": static("site/posters.svg"),
    }


def _above(spot: tuple[float, float]) -> tuple[float, float]:
    """Where a drawing of 120 × 90 begins so that it stands on the spot."""
    return spot[0] - 60, spot[1] - 90


@register.inclusion_tag("components/region_map.html")
def region_map(*, cards: Sequence[PlaceCard], label: str, map_id: str = "map") -> dict[str, Any]:
    """The region with a pin for each card that has coordinates. `map_id` is unique on the page."""
    return {"outline": region_outline(), "pins": pins_of(cards), "label": label, "map_id": map_id}


@register.inclusion_tag("components/json_ld.html")
def place_data(*, page: PlacePage, place: Place) -> dict[str, Any]:
    """The place for programs that read the page."""
    return {"data": data_block([place_node(page=page, place=place)])}
