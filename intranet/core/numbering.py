"""Numbers without gaps: 1/2026, 2/2026, …"""

from django.db import transaction
from django.db.transaction import TransactionManagementError

from .models import NumberSequence


def next_number(sequence: str, scope: str | int = "") -> int:
    """From 1, in the caller's transaction: what is rolled back has taken no number.

    Until that transaction ends, whoever wants the next one waits: take it last, after all that may be refused.
    Raises TransactionManagementError outside of one.
    """
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("A number is taken in the transaction of what bears it.")
    found, _created = NumberSequence.objects.select_for_update().get_or_create(name=sequence, scope=str(scope))
    found.last += 1
    found.save(update_fields=["last"])
    return found.last
