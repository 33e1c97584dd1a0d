"""Every component with its states, as the style guide shows them. Examples are made up; nothing is saved."""

from dataclasses import dataclass
from typing import Any

from django.template import engines

from cms.places.cards import PlaceCard
from cms.places.models import Kind, Place
from cms.places.posters import MOTIFS, OF_SECTION, Poster
from cms.places.templatetags.place_components import ICONS

#: What `site.css` calls its colours, and what they are for.
COLOURS = {
    "paper": "ground of the page",
    "surface": "cards, panels, fields",
    "ink": "text",
    "quiet": "less important text",
    "line": "borders",
    "blue": "Opole's blue: header and footer",
    "blue-soft": "tinted ground",
    "yellow": "Opole's yellow: marks, focus",
    "brick": "eyebrows, verified pins",
    "water": "rivers, buttons under the pointer",
    "beech": "open now",
    "link": "links",
    "note": "ground of notes",
    "land": "land on maps",
}
STEPS = ["step--1", "step-0", "step-1", "step-2", "step-3", "step-4"]


@dataclass(frozen=True)
class Example:
    """A state of a component: what it is called, the code that makes it, and what comes of it."""

    title: str
    code: str
    html: str


def posters() -> list[tuple[str, list[Poster]]]:
    """Every motif in every tone."""
    motifs = sorted({motif for names in (*MOTIFS.values(), *OF_SECTION.values()) for motif in names})
    return [(motif, [Poster(motif, f"sky-{tone}", f"land-{tone}", tone) for tone in range(1, 5)]) for motif in motifs]


def examples() -> list[Example]:
    """Rendered now, so that a component that fails shows here first."""
    return [_example(title, code) for title, code in _EXAMPLES]


def icons() -> list[str]:
    return sorted(ICONS)


_EXAMPLES = [
    ("Card of a verified place", '{% place_card card=verified heading="h3" %}'),
    ("Card of a listing, with the distance", '{% place_card card=listing heading="h3" kilometres=4.2 %}'),
    ("Card with a title and summary in Polish", '{% place_card card=polish heading="h3" %}'),
    ("Card with long words", '{% place_card card=long heading="h3" %}'),
    ("Poster", "{% poster poster=verified.poster %}"),
    ("Icon", '{% icon name="clock" %}'),
    ("Note: the text is Polish", '{% polish_note lang="pl" %}'),
    ("Note: this part is Polish", '{% polish_note lang="pl" is_small=True %}'),
    ("Map with pins", '{% region_map cards=cards label="Map" %}'),
]


def _example(title: str, code: str) -> Example:
    libraries = "{% load site_components place_components %}"
    return Example(title, code, engines["django"].from_string(libraries + code).render(_things()))


def _things() -> dict[str, Any]:
    castle = _place("Zamek w Mosznej", "castle")
    cards = {
        "verified": _card(castle, "Zamek w Mosznej", "99 wież i 365 pomieszczeń.", is_verified=True),
        "listing": _card(_place("Bąków", "campsite", source="OpenStreetMap"), "Bąków", "", is_verified=False),
        "polish": _card(castle, "Zamek w Mosznej", "99 wież i 365 pomieszczeń.", is_verified=True, lang="pl"),
        "long": _card(
            _place("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "museum"),
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "Ein sehr langer Name, " * 10,
            is_verified=True,
        ),
    }
    return cards | {"cards": [cards["verified"]]}


def _place(name: str, kind: str, source: str = "") -> Place:
    facts = {"section": "attraction", "town": "Opole", "latitude": 50.66, "longitude": 17.92, "source": source}
    return Place(name=name, kind=Kind(code=kind, name_pl=kind), external_id=f"example-{kind}", **facts)


def _card(place: Place, title: str, summary: str, *, is_verified: bool, lang: str = "") -> PlaceCard:
    poster = Poster(MOTIFS[place.kind.code][0], "sky-1", "land-1", 1)
    return PlaceCard(place, title, summary, "#", lang, is_verified=is_verified, poster=poster)
