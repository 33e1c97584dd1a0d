"""The index, written in the transaction of what it tells of: what is narrowed is out before anybody is told so."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import override

from .analysis import LANGUAGES, RECORDS, terms_of
from .kinds import KINDS, FindableKind
from .models import AccessKey, Record, Term

#: What a hit is worth.
TITLE, LABEL, TEXT = 10, 3, 1
BATCH = 500


@transaction.atomic
def index(kind: FindableKind, pks: Collection[int]) -> None:
    """Keep what is true of these objects now; of those that are gone, nothing."""
    ordered = sorted(set(pks))
    for start in range(0, len(ordered), BATCH):
        _write(kind, _locked(kind, ordered[start : start + BATCH]))


def rebuild() -> None:
    """All kinds, from what the database says."""
    for kind in KINDS.values():
        known = Record.objects.filter(kind=kind.code).values_list("object_id", flat=True)
        index(kind, {*known, *kind.rows().order_by().values_list("pk", flat=True)})


def _locked(kind: FindableKind, pks: Collection[int]) -> list[tuple[Record, Any]]:
    """Each object that is there, with its record.

    The records are locked before the objects are read: of two that write about one object, the later knows both.
    """
    Record.objects.bulk_create([Record(kind=kind.code, object_id=pk) for pk in pks], ignore_conflicts=True)
    mine = Record.objects.filter(kind=kind.code, object_id__in=pks)
    records = {record.object_id: record for record in mine.select_for_update().order_by("pk")}
    objects = {instance.pk: instance for instance in kind.rows().filter(pk__in=pks)}
    mine.exclude(object_id__in=objects).delete()
    return [(records[pk], instance) for pk, instance in objects.items()]


def _write(kind: FindableKind, pairs: list[tuple[Record, Any]]) -> None:
    records = [record for record, _instance in pairs]
    for table in (AccessKey, Term):
        table.objects.filter(record__in=records).delete()
    for record, instance in pairs:
        record.title = kind.title(instance)[:200]
    Record.objects.bulk_update(records, ["title"])
    AccessKey.objects.bulk_create(
        AccessKey(record=record, key=key) for record, instance in pairs for key in set(kind.keys(instance))
    )
    Term.objects.bulk_create(term for record, instance in pairs for term in _terms(kind, record, instance))


def _terms(kind: FindableKind, record: Record, instance: Any) -> Iterator[Term]:
    weights: dict[str, int] = {}
    for language in LANGUAGES:
        with override(language):
            weights |= dict.fromkeys(terms_of(kind.labels(instance), language), LABEL)
    texts = dict.fromkeys(terms_of(kind.text(instance), RECORDS), TEXT)
    weights = texts | weights | dict.fromkeys(terms_of(record.title, RECORDS), TITLE)
    return (Term(record=record, term=term, weight=weight) for term, weight in weights.items())
