"""The demo's places: 64 real ones with pages, some thousand listings, twelve fictional ones that show every state."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from cms.core import content_version
from cms.core.demo_texts import DemoText, read_texts
from cms.core.models import SOURCE_LANGUAGE

from ..enums import Section
from ..importing import DATA, import_places
from ..models import Audience, FurtherSection, Place, PlacePage
from .pictures import drawn_picture, redraw_if_lost

HERE = Path(__file__).parent
FILES = (DATA / "places.csv", DATA / "openstreetmap" / "listings.csv", HERE / "fictional" / "places.csv")
FICTIONAL = "demo-"
SECTIONS = list(Section.values)


def texts() -> dict[str, DemoText]:
    """By `external_id`; keys outside the language tables say what import files do not: sections, audiences, state."""
    return {text.key: text for text in read_texts(HERE / "texts")}


def import_facts() -> None:
    for file in FILES:
        report = import_places(file)
        if report.problems:
            raise ValueError(f"{file.name}: {report.problems[0]}")
    Place.objects.filter(external_id__startswith=FICTIONAL).update(leave_out_of_search=True)
    content_version.bump()


def add_facts(place: Place, text: DemoText) -> None:
    """Further sections and audiences, which the files of real places have no column for."""
    if text.key.startswith(FICTIONAL):
        place.verified_on = timezone.localdate() - timedelta(days=30)
    else:
        place.further_sections = [FurtherSection(section=section) for section in text.facts.get("sections", [])]
        place.audiences = list(Audience.objects.filter(code__in=text.facts.get("audiences", [])))
    place.save()


def body(text: DemoText) -> list[dict[str, Any]]:
    """The text's body and the further blocks it names; these name pictures by title and places by `external_id`."""
    named = [(f"block/{number}", block) for number, block in enumerate(text.facts.get("blocks", []))]
    further = [
        {"type": block["type"], "id": _id(text, where), "value": _raw(block["value"], text, where)}
        for where, block in named
    ]
    return text.blocks() + further


def _raw(value: Any, text: DemoText, where: str) -> Any:
    """The value of a block, or of the part of one at the path `where`, as StreamField keeps it."""
    match value:
        case dict():
            return {part: _raw(inner, text, f"{where}/{part}") for part, inner in value.items()}
        case list():
            paths = (f"{where}/{number}" for number in range(len(value)))
            return [
                {"type": "item", "id": _id(text, path), "value": _raw(item, text, path)}
                for path, item in zip(paths, value, strict=True)
            ]
    if where.endswith("/image"):
        return drawn_picture(value, 0).pk
    if "/places/" in where:
        return PlacePage.objects.get(place__external_id=value, locale__language_code=SOURCE_LANGUAGE).pk
    return value


def gallery(text: DemoText) -> list[dict[str, Any]]:
    """The pictures a text names, drawn, as StreamField data."""
    return [
        {
            "type": "picture",
            "id": _id(text, f"picture/{number}"),
            "value": {
                "image": drawn_picture(title, number).pk,
                "alt_text": text.polish["captions"][number],
                "caption": "",
            },
        }
        for number, title in enumerate(text.facts.get("pictures", []))
    ]


def _id(text: DemoText, part: str) -> str:
    """The same at every load."""
    return str(uuid5(NAMESPACE_URL, f"{text.key}/{part}"))


def redraw_lost_pictures() -> None:
    for text in texts().values():
        for number, title in enumerate(text.facts.get("pictures", [])):
            redraw_if_lost(title, number)
