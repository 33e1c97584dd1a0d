"""Two changes of one thing wait for each other, so that the later one has the last word."""

from collections.abc import Iterable
from zlib import crc32

from django.db import connection

#: Fewer than a server keeps for all its transactions; things that share a lock wait for each other now and then.
LOCKS = 1024


def lock(name: str, keys: Iterable[str]) -> None:
    """Until the end of the transaction. There may be no row yet that could be locked. SQLite has one writer anyway."""
    if connection.vendor != "postgresql":
        return
    numbers = sorted({crc32(key.encode()) % LOCKS for key in keys})  # in one order, or two could wait for ever
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, number) FROM unnest(%s::int[]) AS number",
            [crc32(name.encode()) - 2**31, numbers],
        )
