"""What the style guide shows: colours, type, icons, posters, and every component with its states and its code."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.template import engines

from cms.core.templatetags.site_components import ICONS
from cms.places.posters import MOTIFS, OF_SECTION, Poster

from .styleguide_examples import EXAMPLES, things

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


def icons() -> list[str]:
    return sorted(ICONS)


def examples(request: HttpRequest) -> list[Example]:
    """Rendered now, so that a component that fails shows here first."""
    context = things()
    load = "{% load site_components place_components navigation search_components %}"
    return [
        Example(title, code, engines["django"].from_string(load + code).render(context, request))
        for title, code in EXAMPLES
    ]
