"""The region drawn as SVG: outline, counties and rivers, projected once a process.

Projection: equirectangular about the region's middle latitude, x = (lon − west)·cos(50.7°), y = north − lat; the
drawing is 1000 units wide. Sources: PRG (GUGiK) for borders, Natural Earth for rivers.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path
from typing import Any

from .cards import PlaceCard

DATA = Path(__file__).parent / "data"
WEST, EAST, SOUTH, NORTH = 16.85, 18.75, 49.93, 51.25
_SQUEEZE = cos(radians(50.7))
_SCALE = 1000 / ((EAST - WEST) * _SQUEEZE)
WIDTH, HEIGHT = 1000, round((NORTH - SOUTH) * _SCALE)
UNITS_A_KM = _SCALE / 111.2  # a degree of latitude has so many kilometres


#: Names, longitudes and latitudes to a hundredth of a degree; © GeoNames.org, CC BY 4.0.
SEATS = [
    ("Opole", 17.93, 50.67),
    ("Brzeg", 17.47, 50.86),
    ("Głubczyce", 17.83, 50.20),
    ("Kędzierzyn-Koźle", 18.23, 50.35),
    ("Kluczbork", 18.22, 50.97),
    ("Krapkowice", 17.97, 50.48),
    ("Namysłów", 17.72, 51.08),
    ("Nysa", 17.33, 50.47),
    ("Olesno", 18.42, 50.88),
    ("Prudnik", 17.58, 50.32),
    ("Strzelce Opolskie", 18.30, 50.51),
]


@dataclass(frozen=True)
class Outline:
    """SVG path data, and the size of the drawing in its own units."""

    region: str
    #: (TERYT code, path)
    counties: list[tuple[str, str]]
    rivers: list[str]
    #: (name, x, y) of the seats of counties
    towns: list[tuple[str, float, float]]
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Pin:
    card: PlaceCard
    x: float
    y: float


@cache
def region_outline() -> Outline:
    return Outline(
        region="".join(map(_path, _features("boundary.geojson"))),
        counties=[(county["properties"]["teryt"], _path(county)) for county in _features("counties.geojson")],
        rivers=list(map(_path, _features("rivers.geojson"))),
        towns=[(name, *project(longitude, latitude)) for name, longitude, latitude in SEATS],
    )


def pins_of(cards: Sequence[PlaceCard]) -> list[Pin]:
    """The cards that have coordinates, from north to south, so that nearer pins are drawn over farther ones."""
    located = [(card, card.place.longitude, card.place.latitude) for card in cards]
    pins = [Pin(card, *project(lon, lat)) for card, lon, lat in located if lon is not None and lat is not None]
    return sorted(pins, key=lambda pin: pin.y)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    return round((longitude - WEST) * _SQUEEZE * _SCALE, 1), round((NORTH - latitude) * _SCALE, 1)


def unproject(x: float, y: float) -> tuple[float, float]:
    """(longitude, latitude)"""
    return WEST + x / (_SQUEEZE * _SCALE), NORTH - y / _SCALE


def _features(name: str) -> list[dict[str, Any]]:
    return json.loads((DATA / name).read_text())["features"]


def _path(feature: dict[str, Any]) -> str:
    end = "Z" if "Polygon" in feature["geometry"]["type"] else ""
    lines = [
        " ".join(f"{x:g} {y:g}" for x, y in (project(*point[:2]) for point in line))
        for line in _lines(feature["geometry"])
    ]
    return "".join(f"M{line}{end}" for line in lines)


def _lines(geometry: dict[str, Any]) -> list[list[list[float]]]:
    shape = geometry["coordinates"]
    match geometry["type"]:
        case "LineString":
            return [shape]
        case "Polygon" | "MultiLineString":
            return shape
        case _:
            return [ring for polygon in shape for ring in polygon]
