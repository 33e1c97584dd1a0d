"""Which drawing stands for a place that has no photograph: by its kind, varied so that neighbours differ."""

from collections.abc import Iterable
from typing import Any, Protocol
from zlib import crc32

from cms.core.posters import Poster

from .enums import Section

SKIES, LANDS, TONES = 4, 5, 4
#: So many places before it must look different.
LOOKS_BACK = 3
MOST_TURNS = TONES * LANDS

#: Several motifs for what there is a lot of.
MOTIFS: dict[str, tuple[str, ...]] = {
    "amphitheatre": ("amphitheatre",),
    "attraction": ("tower", "viewpoint", "market-square"),
    "bathing-site": ("beach", "lake"),
    "beach": ("beach", "lake"),
    "brewery": ("brewery",),
    "bridge": ("bridge",),
    "cafe": ("cafe", "cake"),
    "campsite": ("campsite",),
    "caravan-site": ("caravan",),
    "castle": ("castle", "tower"),
    "castle-hotel": ("castle",),
    "castle-or-palace": ("palace", "castle", "manor"),
    "cave": ("cave",),
    "church": ("church", "church-2", "church-3"),
    "cottage": ("cottage",),
    "culinary-trail": ("restaurant-3",),
    "farm-stay": ("farm",),
    "fort": ("fort",),
    "fortress": ("fort",),
    "gallery": ("gallery",),
    "guest-house": ("guest-house", "cottage"),
    "historic-park": ("park",),
    "hostel": ("hotel-2", "hotel-1", "guest-house"),
    "hotel": ("hotel-1", "hotel-2", "hotel-3"),
    "lake": ("lake", "beach"),
    "local-products": ("honey",),
    "manor": ("manor", "palace"),
    "market-square": ("market-square",),
    "medieval-settlement": ("settlement",),
    "memorial": ("memorial",),
    "miniature-park": ("miniature-park",),
    "monument": ("memorial",),
    "motel": ("hotel-2", "hotel-1"),
    "mountain": ("mountain",),
    "museum": ("museum", "gallery"),
    "nature-park": ("nature-park",),
    "open-air-museum": ("open-air-museum",),
    "palace": ("palace", "manor"),
    "palace-hotel": ("palace",),
    "palace-ruin": ("ruin",),
    "park": ("park", "nature-park"),
    "peak": ("peak", "peak-2", "peak-3", "mountain"),
    "regional-dish": ("cake",),
    "restaurant": ("restaurant-1", "restaurant-2", "restaurant-3"),
    "sanctuary": ("sanctuary",),
    "spa-town": ("spa",),
    "theme-park": ("theme-park", "dinosaur"),
    "tower": ("tower",),
    "town-gate": ("town-gate",),
    "town-walls": ("town-wall",),
    "viewpoint": ("viewpoint",),
    "waterway": ("kayak",),
    "wooden-church": ("wooden-church",),
    "zoo": ("zoo",),
}

#: For kinds that editors add.
OF_SECTION: dict[str, tuple[str, ...]] = {
    Section.ACCOMMODATION: ("guest-house",),
    Section.ATTRACTION: ("tower",),
    Section.CULTURE: ("museum",),
    Section.GASTRONOMY: ("restaurant-2",),
    Section.ENTERTAINMENT: ("theme-park",),
    Section.LEISURE: ("bicycle",),
}


class Drawable(Protocol):
    """As much of a place as its poster depends on."""

    kind: Any
    section: Any
    external_id: Any


def poster_of(place: Drawable, turn: int = 0) -> Poster:
    return drawn(place.kind.code, section=place.section, key=place.external_id, turn=turn)


def drawn(kind: str, *, section: str, key: str, turn: int = 0) -> Poster:
    """Always the same for a key and a turn. TONES and LANDS have no divisor in common: the turns pair them all."""
    motifs = MOTIFS.get(kind) or OF_SECTION[section]
    chance = crc32(key.encode())
    return Poster(
        motif=motifs[(chance // 20 + turn) % len(motifs)],
        sky=f"sky-{(chance // 100 + turn) % SKIES + 1}",
        land=f"land-{(chance + turn) % LANDS + 1}",
        tone=(chance + turn) % TONES + 1,
    )


def poster_of_section(section: str) -> Poster:
    """Sections differ in motif and, next to each other, in tone."""
    number = list(OF_SECTION).index(section)
    return Poster(OF_SECTION[section][0], f"sky-{number % SKIES + 1}", f"land-{number % LANDS + 1}", number % TONES + 1)


def posters_of(places: Iterable[Drawable]) -> list[Poster]:
    """In a list's order. A place takes another turn while one of its LOOKS_BACK predecessors looks like it."""
    posters: list[Poster] = []
    for place in places:
        turns = (poster_of(place, turn) for turn in range(MOST_TURNS))
        before = posters[-LOOKS_BACK:]
        posters.append(next((poster for poster in turns if not _looks_like(poster, before)), poster_of(place)))
    return posters


def _looks_like(poster: Poster, others: Iterable[Poster]) -> bool:
    """The same drawing looks the same unless colours and land differ."""
    return any(
        poster.motif == other.motif and (poster.tone == other.tone or poster.land == other.land) for other in others
    )
