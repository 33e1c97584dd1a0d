"""What a request writes into the database, statement by statement: what no model or signal tells of is seen as well."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_WRITE = re.compile(r'\s*(?:INSERT INTO|INSERT OR \w+ INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE)
#: What stands for the browser, not for what anybody has: who is there, what they are told next, how often they asked.
OF_THE_BROWSER = {"django_session", "lasting_cache"}


@contextmanager
def watched() -> Iterator[set[str]]:
    """The tables that are written inside, but for those OF_THE_BROWSER."""
    written: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if (found := _WRITE.match(sql)) and found[1] not in OF_THE_BROWSER:
            written.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield written
