"""The audit log is sealed in batches, by the clock: nobody who writes to it waits for a lock.

A seal names each entry that it covers. What was still on its way when a batch was sealed, whatever its number, comes
into the next.
"""

from typing import Any

from django.db import IntegrityError, transaction

from cms.core.log_lines import write_line

from .canonical import fingerprint
from .models import AuditEntry, AuditSeal, SealedEntry

#: Entries of a seal.
BATCH = 1000


def seal() -> None:
    """All entries that are not sealed yet; none: a no-op. A second clock at the same moment does nothing."""
    try:
        while _seal_batch():
            pass
    except IntegrityError:  # the other clock has taken the number, or one of the entries
        return


@transaction.atomic
def _seal_batch() -> bool:
    """False once there is nothing left."""
    entries = list(AuditEntry.objects.filter(sealed=None).order_by("pk")[:BATCH])
    if not entries:
        return False
    last = AuditSeal.objects.last()
    made = AuditSeal(
        number=last.number + 1 if last else 1,
        entries=[[entry.pk, digest_of_entry(entry)] for entry in entries],
        previous=last.hash if last else "",
    )
    made.hash = hash_of_seal(made)
    made.save()
    SealedEntry.objects.bulk_create(SealedEntry(entry=entry, seal=made) for entry in entries)
    transaction.on_commit(lambda: _tell(made))
    return len(entries) == BATCH


def digest_of_entry(entry: AuditEntry) -> str:
    """Over all that it says. Of values that stand beside it, their digests: they may be erased."""
    when, who = ("pk", "happened_at", "recorded_at"), ("user_id", "outsider_id", "organisation_id")
    what = ("action", "content_type_id", "object_id", "before", "after", "digests")
    said: dict[str, Any] = {name: getattr(entry, name) for name in (*when, *who, *what)}
    return fingerprint(said)


def hash_of_seal(seal: AuditSeal) -> str:
    said = {name: getattr(seal, name) for name in ("number", "sealed_at", "entries", "previous")}
    return fingerprint(said)


def _tell(made: AuditSeal) -> None:
    write_line("audit log", "sealed", number=made.number, entries=len(made.entries), hash=made.hash)
