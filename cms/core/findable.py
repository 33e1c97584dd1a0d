"""What a thing tells the search about itself.

An app that is ready registers a source: the object that knows what can be found and what is said of it, with the models
whose rows may change that. Pages have a source by themselves.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.db.models import Model


@dataclass(frozen=True)
class Words:
    """A text in one language, without markup."""

    title: str
    summary: str = ""
    body: str = ""


@dataclass(frozen=True)
class Findable:
    """One thing that anybody may find, in all its languages.

    `key` names it for ever; `type` is what it is („place”, „listing”, „member”, „page”). `words` holds the languages it
    truly speaks, `urls` the root-relative address for readers of each language. `topics` are values of facets.
    `prominence`: -1 to 1, what comes first of things that match as well.
    """

    key: str
    type: str
    words: Mapping[str, Words]
    urls: Mapping[str, str]
    names: tuple[str, ...] = ()
    topics: frozenset[tuple[str, str]] = frozenset()
    point: tuple[float, float] | None = None
    is_verified: bool = True
    prominence: float = 1.0
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Topic:
    """A value of a facet: „castle” of „kind”. `labels` and `words` (other ways to say it) by language.

    `point` is where a town lies; `urls`: root-relative addresses of the page that lists all of it.
    """

    facet: str
    value: str
    labels: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    point: tuple[float, float] | None = None
    urls: Mapping[str, str] = field(default_factory=dict)


class FindableSource(Protocol):
    def keys_of(self, instances: Collection[Any]) -> Iterable[str]:
        """The records that changes of these rows may change. Rows that are to be deleted are still there."""

    def all_keys(self) -> Iterable[str]:
        """Of every record there may be."""

    def findables(self, keys: Iterable[str]) -> Iterator[Findable]:
        """Those of `keys` that anybody may find, in a number of queries that does not grow with their number."""

    def topics(self) -> Iterable[Topic]:
        """The values that its records' topics may have."""


#: Each source with the models of whose rows it is told.
SOURCES: dict[FindableSource, list[type[Model]]] = {}


def register(source: FindableSource, *models: type[Model]) -> None:
    """Called when an app is ready, and again by an app above whose rows say more of the same things.

    A kind of page that is registered has no record by itself.
    """
    SOURCES.setdefault(source, []).extend(models)
