"""Where in a long text the words stand that were asked for."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from .kinds import searched
from .models import Record, Term


@dataclass(frozen=True)
class FoundPart:
    """`terms` are those that were asked for and stand in this text somewhere."""

    text: str
    place: str
    terms: frozenset[str]


def found_parts(records: Collection[Record], words: Q) -> dict[int, FoundPart]:
    """By the record's pk, the part that is the first to say the most of the words, a condition on terms.

    One query for all records whose kind has parts, and one more a kind.
    """
    by_pk = {record.pk: record for record in records if _parts(record.kind)}
    said = _said(by_pk, words) if by_pk else {}
    best = {pk: Counter(parts.values()).most_common(1)[0][0] for pk, parts in said.items()}
    rows = {(row.object_id, row.number, code): row for code, row in _rows(by_pk, best)}
    found = {}
    for pk, number in best.items():
        if row := rows.get((by_pk[pk].object_id, number, by_pk[pk].kind)):
            found[pk] = FoundPart(row.text, row.place, frozenset(said[pk]))
    return found


def _said(pks: Iterable[int], words: Q) -> dict[int, dict[str, int]]:
    """By the record's pk the terms and in which part each is said first."""
    said: dict[int, dict[str, int]] = {}
    rows = Term.objects.filter(words, record__in=list(pks), part__gt=0).order_by("part", "pk")
    for pk, term, part in rows.values_list("record", "term", "part"):
        said.setdefault(pk, {})[term] = part
    return said


def _rows(by_pk: dict[int, Record], best: dict[int, int]) -> Iterable[tuple[str, Any]]:
    for code in {by_pk[pk].kind for pk in best}:
        mine = [(by_pk[pk].object_id, number) for pk, number in best.items() if by_pk[pk].kind == code]
        wanted = reduce(or_, (Q(object_id=pk, number=number) for pk, number in mine))
        yield from ((code, row) for row in _parts(code)().filter(wanted))  # type: ignore[misc]


def _parts(code: str) -> Callable[[], QuerySet] | None:
    return searched()[code].search.parts  # type: ignore[union-attr]
