"""The index, written in the transaction of what it tells of: what is narrowed is out before anybody is told so."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import override

from .analysis import LANGUAGES, terms_of
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


@transaction.atomic
def index_parts(kind: FindableKind, pk: int) -> None:
    """Keep what the parts of this object say now.

    Apart from `index`, because long texts take seconds: whoever changes them or their language calls it.
    """
    record = Record.objects.select_for_update().filter(kind=kind.code, object_id=pk).first()
    instance = kind.rows().filter(pk=pk).first()
    if record is None or instance is None or kind.parts is None:
        return
    record.terms.filter(part__gt=0).delete()
    language, first_said = kind.language(instance), dict[str, int]()
    for part in kind.parts().filter(object_id=pk).order_by("number").iterator(chunk_size=BATCH):
        for term in terms_of(part.text, language):
            first_said.setdefault(term, part.number)
    Term.objects.bulk_create(
        Term(record=record, term=term, weight=TEXT, part=number) for term, number in first_said.items()
    )


def rebuild() -> None:
    """All kinds, from what the database says. Parts stay as they were indexed; those that are not are."""
    for kind in KINDS.values():
        known = Record.objects.filter(kind=kind.code).values_list("object_id", flat=True)
        index(kind, {*known, *kind.rows().order_by().values_list("pk", flat=True)})
        for pk in _without_parts(kind):
            index_parts(kind, pk)


def _without_parts(kind: FindableKind) -> set[int]:
    if kind.parts is None:
        return set()
    indexed = Term.objects.filter(record__kind=kind.code, part__gt=0).values_list("record__object_id", flat=True)
    return {*kind.parts().order_by().values_list("object_id", flat=True)} - {*indexed.distinct()}


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
    AccessKey.objects.filter(record__in=records).delete()
    Term.objects.filter(record__in=records, part=0).delete()
    for record, instance in pairs:
        record.title, record.fades_on = kind.title(instance)[:200], kind.fades_on(instance)
    Record.objects.bulk_update(records, ["title", "fades_on"])
    AccessKey.objects.bulk_create(
        AccessKey(record=record, key=key) for record, instance in pairs for key in set(kind.keys(instance))
    )
    Term.objects.bulk_create(term for record, instance in pairs for term in _terms(kind, record, instance))


def _terms(kind: FindableKind, record: Record, instance: Any) -> Iterator[Term]:
    weights: dict[str, int] = {}
    for language in LANGUAGES:
        with override(language):
            weights |= dict.fromkeys(terms_of(kind.labels(instance), language), LABEL)
    own = kind.language(instance)
    texts = dict.fromkeys(terms_of(kind.text(instance), own), TEXT)
    weights = texts | weights | dict.fromkeys(terms_of(record.title, own), TITLE)
    return (Term(record=record, term=term, weight=weight) for term, weight in weights.items())
