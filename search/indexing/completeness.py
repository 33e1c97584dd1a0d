"""Whether the index is that of this database and this analysis."""

from ..engines import database_engine
from ..models import IndexStamp, Record
from .batches import batches
from .fingerprint import fingerprint
from .sources import sources


def is_complete() -> bool:
    """False for one never finished, of an older analysis, or that lacks a thing or knows a foreign one."""
    stamp = IndexStamp.objects.first()
    if stamp is None or stamp.fingerprint != fingerprint() or not database_engine().is_complete():
        return False
    strangers = set(Record.objects.values_list("key", flat=True))
    for source in sources():
        keys = set(source.all_keys())
        for missing in batches(sorted(keys - strangers)):  # few: what nobody may find
            if any(source.findables(missing)):
                return False
        strangers -= keys
    return not strangers
