"""A window of the drawn map.

Coordinates are the drawing's own units (`cms.places.maps`): 1000 wide for the whole region. Zoom 0 shows all of it,
each step halves the window.
"""

from dataclasses import dataclass
from typing import Self

from django.http import QueryDict

from ..maps import HEIGHT, WIDTH
from .criteria import read_point

FARTHEST, NEAREST = 0, 7


@dataclass(frozen=True)
class Window:
    """`x`, `y`: the middle of what is seen."""

    x: float = WIDTH / 2
    y: float = HEIGHT / 2
    zoom: int = FARTHEST

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """`at=x,y` and `zoom`; what cannot be read is the whole region."""
        at = read_point(query.get("at", ""), WIDTH, HEIGHT)
        zoom = query.get("zoom", "")
        if at is None or zoom not in {str(step) for step in range(FARTHEST, NEAREST + 1)}:
            return cls()
        return cls(*at, int(zoom)).inside()

    @property
    def width(self) -> float:
        return WIDTH / 2**self.zoom

    @property
    def height(self) -> float:
        return HEIGHT / 2**self.zoom

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def top(self) -> float:
        return self.y - self.height / 2

    @property
    def parameters(self) -> dict[str, object]:
        """None for the whole region: that is the default."""
        return {"at": f"{self.x:g},{self.y:g}", "zoom": self.zoom} if self.zoom else {}

    def inside(self) -> Self:
        """Pushed back so that nothing beyond the drawing is seen."""
        x = min(max(self.x, self.width / 2), WIDTH - self.width / 2)
        y = min(max(self.y, self.height / 2), HEIGHT - self.height / 2)
        return type(self)(round(x, 1), round(y, 1), self.zoom)

    def moved(self, *, right: float = 0, down: float = 0, nearer: int = 0) -> Self:
        """`right` and `down` in parts of the window, `nearer` in steps of zoom."""
        zoom = min(max(self.zoom + nearer, FARTHEST), NEAREST)
        return type(self)(self.x + right * self.width, self.y + down * self.height, zoom).inside()

    def contains(self, x: float, y: float) -> bool:
        return abs(x - self.x) <= self.width / 2 and abs(y - self.y) <= self.height / 2
