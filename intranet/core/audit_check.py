"""Whether the audit log is what was sealed: every entry, every seal and what stands beside them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from .append_only import guarded, unguarded
from .audit_seals import BATCH, digest_of_entry, hash_of_seal
from .audit_values import holds
from .models import AuditEntry, AuditSeal

#: No transaction takes so long: what says that it was recorded earlier than a seal and is not in it, came afterwards.
LONGEST_TRANSACTION = timedelta(hours=1)


@dataclass
class Checked:
    """What the check has seen so far."""

    last: AuditSeal | None = None
    entries: int = 0
    unsealed: int = 0
    erased: int = 0


def problems(checked: Checked) -> Iterator[str]:
    """In words, each with the number of the entry or the seal."""
    for table in unguarded(connection):
        yield f"Nothing in the database keeps the table {table} from being changed. `manage.py migrate` makes it so."
    for seal in AuditSeal.objects.iterator(chunk_size=10):
        yield from _of_seal(seal, checked)
        yield from _of_entries_of(seal, checked)
        checked.last = seal
    yield from _of_unsealed(checked)


def may_change_entries() -> bool:
    """Whether the role that asks may do more than read and write. SQLite has no roles."""
    if connection.vendor != "postgresql":
        return True
    return any(_may(table, kinds) for table, kinds in guarded().items())


def _of_seal(seal: AuditSeal, checked: Checked) -> Iterator[str]:
    before = checked.last
    expected = before.number + 1 if before else 1
    for missing in range(expected, seal.number):
        yield f"Seal {missing} was removed."
    if seal.number == expected and seal.previous != (before.hash if before else ""):
        yield f"Seal {seal.number} does not follow the seal before it: one of them was changed."
    if seal.hash != hash_of_seal(seal):
        yield f"Seal {seal.number} is not what it was when it was made."


def _of_entries_of(seal: AuditSeal, checked: Checked) -> Iterator[str]:
    sealed = dict(seal.entries)
    found = {entry.pk: entry for entry in _with_values(AuditEntry.objects.filter(sealed__seal=seal))}
    checked.entries += len(sealed)
    for pk, digest in sealed.items():
        if pk not in found:
            yield f"Entry {pk} was removed: seal {seal.number} knows it."
        elif digest_of_entry(found[pk]) != digest:
            yield f"Entry {pk} is not what seal {seal.number} knows: it was changed."
    for pk in found.keys() - sealed.keys():
        yield f"Entry {pk} was added to what seal {seal.number} covers."
    yield from _of_each(found.values(), checked)


def _of_unsealed(checked: Checked) -> Iterator[str]:
    """The last seal is the one before them."""
    last = 0
    while found := _with_values(AuditEntry.objects.filter(sealed=None, pk__gt=last).order_by("pk")[:BATCH]):
        last = found[-1].pk
        checked.unsealed += len(found)
        yield from _of_each(found, checked)


def _of_each(entries: Iterable[AuditEntry], checked: Checked) -> Iterator[str]:
    before = checked.last
    for entry in entries:
        if before and entry.recorded_at < before.sealed_at - LONGEST_TRANSACTION:
            said = f"Entry {entry.pk} says that it was recorded on {_day(entry.recorded_at)}, "
            yield said + f"but seal {before.number} of {_day(before.sealed_at)} does not know it: it was added later."
        values = {value.digest: value for value in entry.values.all()}
        known = {digest for pair in entry.digests.values() for digest in pair if digest}
        checked.erased += len(known - values.keys())
        if values.keys() - known or not all(map(holds, values.values())):
            yield f"A value that stands beside entry {entry.pk} is not the one that was recorded."


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _may(table: str, kinds: tuple[str, ...]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(relowner, 'USAGE') OR has_table_privilege(oid, %s) FROM pg_class"
            " WHERE oid = %s::regclass",
            [", ".join(kinds), table],
        )
        return bool(cursor.fetchone()[0])


def _with_values(entries: QuerySet[AuditEntry]) -> list[AuditEntry]:
    return list(entries.prefetch_related("values"))
