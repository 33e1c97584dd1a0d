"""Where places may lie: the voivodeship's bounding box and a little around it."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Self

from ..reference import DATA

MARGIN = 0.1  # degrees, some 10 km: a peak on the border and the simplified outline


@dataclass(frozen=True)
class Region:
    south: float
    north: float
    west: float
    east: float

    @classmethod
    def around(cls, points: list[tuple[float, float]]) -> Self:
        """`points` are (longitude, latitude), as GeoJSON has them."""
        longitudes, latitudes = zip(*points, strict=True)
        return cls(min(latitudes) - MARGIN, max(latitudes) + MARGIN, min(longitudes) - MARGIN, max(longitudes) + MARGIN)

    def has_latitude(self, degrees: float) -> bool:
        return self.south <= degrees <= self.north

    def has_longitude(self, degrees: float) -> bool:
        return self.west <= degrees <= self.east

    def contains(self, latitude: float, longitude: float) -> bool:
        return self.has_latitude(latitude) and self.has_longitude(longitude)


@cache
def the_region() -> Region:
    outline = json.loads((DATA / "boundary.geojson").read_text(encoding="utf-8"))
    return Region.around([tuple(point) for ring in outline["features"][0]["geometry"]["coordinates"] for point in ring])
