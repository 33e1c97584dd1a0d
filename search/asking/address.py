"""What an address of the search page asks for, and the addresses that ask for a little more or less."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode

from ..engines.question import FACETS, Circle
from .forms import RADIUS, PageForm


@dataclass(frozen=True)
class Asked:
    q: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    types: tuple[str, ...] = ()
    circle: Circle | None = None

    @classmethod
    def of(cls, form: PageForm, q: str) -> Self:
        """Of what is right in the form."""
        filters = form.filters()
        return cls(q, filters.facets, filters.types, filters.circle)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.facets or self.types or self.circle)

    def asking(self, q: str) -> Self:
        return replace(self, q=q)

    def without(self, facet: str, value: str) -> Self:
        rest = tuple(chosen for chosen in self.facets[facet] if chosen != value)
        others = {other: values for other, values in self.facets.items() if other != facet}
        return replace(self, facets=others | ({facet: rest} if rest else {}))

    def without_type(self, unwanted: str) -> Self:
        return replace(self, types=tuple(kind for kind in self.types if kind != unwanted))

    def anywhere(self) -> Self:
        return replace(self, circle=None)

    def query_string(self) -> str:
        """In one order, so that the same question has one address."""
        pairs: list[tuple[str, object]] = [("q", self.q)] if self.q else []
        pairs += [(facet, value) for facet in FACETS for value in sorted(self.facets.get(facet, ()))]
        pairs += [("type", kind) for kind in sorted(self.types)]
        if self.circle:
            pairs.append(("near", f"{self.circle.latitude:g},{self.circle.longitude:g}"))
            if self.circle.radius != RADIUS:
                pairs.append(("radius", f"{self.circle.radius:g}"))
        return urlencode(pairs)

    @property
    def url(self) -> str:
        """Relative to the search page."""
        return f"?{self.query_string()}"
