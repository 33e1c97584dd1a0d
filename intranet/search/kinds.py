"""The kinds of things that are found in the intranet."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db.models import Model, QuerySet

from intranet.core.kinds import KINDS, DependsOn, Kind

Concerns = tuple[Kind, DependsOn]


@cache
def searched() -> dict[str, Kind]:
    """By the code of how they are found, once every app is ready."""
    return {kind.search.code: kind for kind in KINDS.values() if kind.search}


def rows_of(kind: Kind) -> QuerySet:
    """With all that is indexed and shown of a hit."""
    return kind.search.rows() if kind.search and kind.search.rows else kind.rows()


@cache
def concerned_by() -> dict[type[Model], list[Concerns]]:
    """By model, the kinds whose records its rows say something of."""
    found: dict[type[Model], list[Concerns]] = {}
    for kind in searched().values():
        for one in (DependsOn(kind.model, _itself), *kind.search.depends_on):  # type: ignore[union-attr]
            found.setdefault(one.model, []).append((kind, one))
    return found


def _itself(instance: Any) -> Iterable[int]:
    return [instance.pk]
