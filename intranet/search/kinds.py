"""The kinds of things that are found in the intranet. A feature registers its own when the app is ready."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

from .analysis import RECORDS

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Follow:
    """Another model whose rows say something of the kind's. `of` names the pks of those that one row concerns.

    `fields`: only when one of these is saved; empty: whichever.
    """

    model: type[Model]
    of: Callable[[Any], Iterable[int]]
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True)
class FindableKind:
    """`title` and `text` are in the `language` of the object; `labels` are words of the interface in every language.

    `keys` are those of `keys.keys_of` that open the record: together they say what `visible_to` says. `rows` fetches
    with all that the other functions ask of it, and its queryset has `visible_to`.

    `parts` are rows of the longer texts that objects have, such as pages: with `object_id`, `number` from 1, `text` and
    `place`, which people are told. They are written by `services.index_parts` alone. After `fades_on`, a day, an object
    is no longer valid.
    """

    code: str
    name: "StrPromise"
    model: type[Model]
    rows: Callable[[], QuerySet]
    title: Callable[[Any], str]
    text: Callable[[Any], str]
    labels: Callable[[Any], str]
    keys: Callable[[Any], Iterable[str]]
    url: Callable[[Any], str]
    follows: tuple[Follow, ...] = ()
    language: Callable[[Any], str] = lambda _one: RECORDS
    fades_on: Callable[[Any], date | None] = lambda _one: None
    parts: Callable[[], QuerySet] | None = None


KINDS: dict[str, FindableKind] = {}
