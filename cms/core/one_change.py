"""Writes that are one change. What follows from them is done once, at its end and in its transaction."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

Work = Callable[[set[Any]], None]

#: Of the change that is under way in this thread; none outside of one.
_waiting: ContextVar[dict[Work, set[Any]] | None] = ContextVar("what follows from the change", default=None)


@contextmanager
def one_change() -> Iterator[None]:
    """A transaction that ends with what `follows` from the writes in it. Inside another change a part of that one.

    Who reads what follows, as the search, before the end of the change reads it as it was.
    """
    with transaction.atomic():
        if _waiting.get() is not None:
            yield
            return
        waiting: dict[Work, set[Any]] = {}
        token = _waiting.set(waiting)
        try:
            yield
            while waiting:  # what follows may have consequences of its own
                work = next(iter(waiting))
                work(waiting.pop(work))
        finally:
            _waiting.reset(token)


def follows(work: Work, things: Iterable[Hashable]) -> None:
    """`work` is done with these things and those of the whole change together; outside of a change now.

    It brings up to date what is derived from them, whatever has become of them: parts of a change are rolled back.
    """
    waiting = _waiting.get()
    if waiting is None:
        work(set(things))
    else:
        waiting.setdefault(work, set()).update(things)
