"""What a thing tells the search about itself.

A model joins the public search by an attribute `findable_source`: the object that knows which records its rows belong
to and what is said of them. Pages have one by themselves; None keeps a kind of page out. Rows whose words are part of
other things' records name those things in an attribute `findables_beside`. A model whose `save` itself sends
`findables_changed` says so by an attribute `announces_itself`, or its records would be written twice.
"""

from collections.abc import Iterable, Iterator, Mapping
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
    def keys_of(self, instance: Model) -> Iterable[str]:
        """The records that a change of this row may change."""

    def all_keys(self) -> Iterable[str]:
        """Of every record there may be."""

    def findables(self, keys: Iterable[str]) -> Iterator[Findable]:
        """Those of `keys` that anybody may find, in a number of queries that does not grow with their number."""

    def topics(self) -> Iterable[Topic]:
        """The values that its records' topics may have."""


#: Model → source is looked up by this name.
ATTRIBUTE = "findable_source"
BESIDE = "findables_beside"
ANNOUNCES_ITSELF = "announces_itself"


def source_of(model: type[Any]) -> FindableSource | None:
    return getattr(model, ATTRIBUTE, None)
