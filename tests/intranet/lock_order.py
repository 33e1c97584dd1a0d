"""Watches in which order transactions lock rows of tables: two orders of two tables are a deadlock to come."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

#: Locked whenever something is written that is found by it, and only by who holds that already.
_GUARDED = frozenset({"intranet_search_record"})
_LOCKED = re.compile(r'FROM "(\w+)".* FOR (?:NO KEY )?UPDATE(?!.*SKIP LOCKED)', re.DOTALL)


class LockOrder:
    """Of all tests of a worker: what one has locked after another, a later one may not lock before it.

    A savepoint right inside a test is what a transaction is outside of it.
    """

    def __init__(self) -> None:
        self.after: dict[str, set[str]] = {}
        self._transaction, self._locked = "", list[str]()

    @contextmanager
    def watched(self) -> Iterator[list[str]]:
        """What contradicts all that was seen before, in words."""
        outside, contradictions = len(connection.savepoint_ids), list[str]()

        def note(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
            is_inside = len(connection.savepoint_ids) > outside
            if is_inside and (found := _LOCKED.match(sql[sql.find("FROM") :])):
                contradictions.extend(self._lock(connection.savepoint_ids[outside], found[1]))
            return execute(sql, *args)

        with connection.execute_wrapper(note):
            yield contradictions

    def _lock(self, transaction: str, table: str) -> Iterator[str]:
        if transaction != self._transaction:
            self._transaction, self._locked = transaction, []
        if table in _GUARDED or table in self._locked:
            return
        for before in self._locked:
            self.after.setdefault(before, set()).add(table)
            if before in self._reached_from(table):
                yield f"{table} is locked after {before} here, and before it elsewhere."
        self._locked.append(table)

    def _reached_from(self, table: str) -> set[str]:
        reached, to_see = set[str](), [table]
        while to_see:
            for following in self.after.get(to_see.pop(), set()) - reached:
                reached.add(following)
                to_see.append(following)
        return reached
