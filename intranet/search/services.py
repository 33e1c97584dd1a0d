"""The index, written in the transaction of what it tells of: what is narrowed is out before anybody is told so."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import override

from intranet.core.kinds import Findable, Kind, kind_of

from .analysis import LANGUAGES, terms_of
from .kinds import rows_of, searched
from .models import Record, Term

#: What a hit is worth.
TITLE, LABEL, TEXT = 10, 3, 1
BATCH = 500


@transaction.atomic
def index(kind: Kind, pks: Collection[int]) -> None:
    """Keep what is true of these objects now; of those that are gone, nothing."""
    ordered = sorted(set(pks))
    for start in range(0, len(ordered), BATCH):
        _write(kind, _locked(kind, ordered[start : start + BATCH]))


@transaction.atomic
def index_parts(of: Model) -> None:
    """Keep what the parts of this object say now. It is gone: a no-op.

    Apart from `index`, because long texts take seconds: whoever changes them or their language calls it.
    """
    kind = kind_of(of)
    how = _how(kind)
    record = Record.objects.select_for_update().filter(kind=how.code, object_id=of.pk).first()
    instance = rows_of(kind).filter(pk=of.pk).first()
    if record is None or instance is None or how.parts is None:
        return
    record.terms.filter(part__gt=0).delete()
    language, first_said = how.language(instance), dict[str, int]()
    for part in how.parts().filter(object_id=of.pk).order_by("number").iterator(chunk_size=BATCH):
        for term in terms_of(part.text, language):
            first_said.setdefault(term, part.number)
    Term.objects.bulk_create(
        Term(record=record, term=term, weight=TEXT, part=number) for term, number in first_said.items()
    )


def rebuild() -> None:
    """All kinds, from what the database says. Parts stay as they were indexed; those that are not are."""
    for kind in searched().values():
        known = Record.objects.filter(kind=_how(kind).code).values_list("object_id", flat=True)
        index(kind, {*known, *rows_of(kind).order_by().values_list("pk", flat=True)})
        for instance in kind.model._default_manager.filter(pk__in=_without_parts(kind)):
            index_parts(instance)


def _without_parts(kind: Kind) -> set[int]:
    parts = _how(kind).parts
    if parts is None:
        return set()
    indexed = Term.objects.filter(record__kind=_how(kind).code, part__gt=0).values_list("record__object_id", flat=True)
    return {*parts().order_by().values_list("object_id", flat=True)} - {*indexed.distinct()}


def _locked(kind: Kind, pks: Collection[int]) -> list[tuple[Record, Any]]:
    """Each object that is there, with its record.

    The records are locked before the objects are read: of two that write about one object, the later knows both.
    """
    Record.objects.bulk_create([Record(kind=_how(kind).code, object_id=pk) for pk in pks], ignore_conflicts=True)
    mine = Record.objects.filter(kind=_how(kind).code, object_id__in=pks)
    records = {record.object_id: record for record in mine.select_for_update().order_by("pk")}
    objects = {instance.pk: instance for instance in rows_of(kind).filter(pk__in=pks)}
    mine.exclude(object_id__in=objects).delete()
    return [(records[pk], instance) for pk, instance in objects.items()]


def _write(kind: Kind, pairs: list[tuple[Record, Any]]) -> None:
    how, records = _how(kind), [record for record, _instance in pairs]
    Term.objects.filter(record__in=records, part=0).delete()
    for record, instance in pairs:
        record.title, record.fades_on = how.title(instance)[:200], how.fades_on(instance)
    Record.objects.bulk_update(records, ["title", "fades_on"])
    Term.objects.bulk_create(term for record, instance in pairs for term in _terms(how, record, instance))


def _terms(how: Findable, record: Record, instance: Any) -> Iterator[Term]:
    weights: dict[str, int] = {}
    for language in LANGUAGES:
        with override(language):
            weights |= dict.fromkeys(terms_of(how.labels(instance), language), LABEL)
    own = how.language(instance)
    texts = dict.fromkeys(terms_of(how.text(instance), own), TEXT)
    weights = texts | weights | dict.fromkeys(terms_of(record.title, own), TITLE)
    return (Term(record=record, term=term, weight=weight) for term, weight in weights.items())


def _how(kind: Kind) -> Findable:
    """Raises ValueError for a kind that is not found at all."""
    if kind.search is None:
        raise ValueError(f"{kind.code} is not searched.")
    return kind.search
