"""Two at the same moment. Tests that use this commit."""

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event, Thread
from typing import Any

import pytest
from django.db import connection
from django.utils import translation

#: On SQLite the first of two transactions that write keeps the other out from its start: there is no moment to test.
needs_two_writers = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time; the suite on PostgreSQL tests this."
)


def at_once(*calls: Callable[[], object]) -> list[Exception]:
    """What the calls raise, each in a thread and a connection of its own; English, as a thread starts without one."""
    raised: list[Exception] = []

    def run(call: Callable[[], object]) -> None:
        try:
            with translation.override("en"):
                call()
        except Exception as error:  # whatever it is, a thread would swallow it: the test is to see it
            raised.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def waiting_for_the_other(step: Callable[..., Any]) -> Callable[..., Any]:
    """`step`, after which both stand still until the other has come as far: the worst moment.

    A lock lets only one get there; it goes on alone after half a second.
    """
    both = Barrier(2)

    def wait(*args: Any, **kwargs: Any) -> Any:
        result = step(*args, **kwargs)
        with suppress(BrokenBarrierError):
            both.wait(timeout=0.5)
        return result

    return wait


def one_after_the_other(
    monkeypatch: pytest.MonkeyPatch, module: Any, step: str, first: Callable[[], object], second: Callable[[], object]
) -> list[Exception]:
    """What the calls raise, `first` holding still after `module.step` until `second` waits for its lock, or has ended.

    Which of the two goes first is then no matter of luck.
    """
    original, is_held, may_go, ended = getattr(module, step), Event(), Event(), Event()

    def hold(*args: Any, **kwargs: Any) -> Any:
        result = original(*args, **kwargs)
        if not is_held.is_set():
            is_held.set()
            may_go.wait()
        return result

    def follow() -> None:
        is_held.wait()
        try:
            second()
        finally:
            ended.set()

    def watch() -> None:
        is_held.wait()
        while not (ended.is_set() or somebody_waits_for_a_lock()):
            ended.wait(0.01)
        may_go.set()

    monkeypatch.setattr(module, step, hold)
    return at_once(lambda: _and_then(first, is_held), follow, watch)


def _and_then(call: Callable[[], object], event: Event) -> None:
    """Whatever becomes of the call, nobody waits for it any longer."""
    try:
        call()
    finally:
        event.set()


def somebody_waits_for_a_lock() -> bool:
    """On PostgreSQL. Unlike pg_stat_activity, pg_locks is read anew within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
        return cursor.fetchone() is not None
