"""How long a request of the API takes, of that the engine, and what more pages cost."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from unittest.mock import patch

from .clock import milliseconds, percentile
from .relevance import judged

ROUNDS = 4
HEAD = ("engine", "others", "request", "p50 ms", "p95 ms", "engine p50", "rest p50", "rest p95", "queries", "× fewest")
ROW = "{:<14}{:>8} {:<9}{:>8}{:>8}{:>12}{:>10}{:>10}{:>9}{:>10}"
_fewest: dict[tuple[str, str], float] = {}


@dataclass
class Measured:
    """Seconds of each request, of them in the engine, and the most queries that one asked of the database."""

    took: list[float] = field(default_factory=list)
    engine: list[float] = field(default_factory=list)
    queries: int = 0

    @property
    def rest(self) -> list[float]:
        return [whole - part for whole, part in zip(self.took, self.engine, strict=True)]


def show(engine: str, others: int) -> None:
    print("\nThe API\n" + ROW.format(*HEAD))
    for name, addresses in (("search", _questions()), ("suggest", _beginnings())):
        measured = _measure(list(addresses))
        half = percentile(measured.took, 0.5)
        fewest = _fewest.setdefault((engine, name), half)
        times = [milliseconds(measured.took, share) for share in (0.5, 0.95)]
        parts = [milliseconds(measured.engine, 0.5), *(milliseconds(measured.rest, share) for share in (0.5, 0.95))]
        print(ROW.format(engine, others, name, *times, *parts, measured.queries, f"{half / fewest:.2f}"), flush=True)


def _questions() -> Iterator[tuple[str, dict[str, str]]]:
    for row in judged():
        yield "/api/v1/search/", {"locale": row.language, "q": row.query}


def _beginnings() -> Iterator[tuple[str, dict[str, str]]]:
    for row in judged():
        yield "/api/v1/suggest/", {"locale": row.language, "q": row.query[:3]}
        yield "/api/v1/suggest/", {"locale": row.language, "q": row.query[:6]}


def _measure(addresses: list[tuple[str, dict[str, str]]]) -> Measured:
    """All addresses in turn, some rounds; the first one warms up."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    measured = Measured()
    for number in range(ROUNDS + 1):
        for address, asked in addresses:
            count = _Count()
            with connection.execute_wrapper(count), _engine_timed() as engine:
                before = time.perf_counter()
                answer = client.get(address, asked)
                took = time.perf_counter() - before
            assert answer.status_code == 200, answer.content
            if number:
                measured.took.append(took)
                measured.engine.append(sum(engine))
                measured.queries = max(measured.queries, count.queries)
    return measured


class _Count:
    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.queries += 1
        return execute(*arguments)


class _Timed:
    """An engine whose answers are timed."""

    def __init__(self, engine: Any, took: list[float]) -> None:
        self._engine, self._took = engine, took

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._engine, name)
        return partial(self._ask, found) if callable(found) else found

    def _ask(self, question: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        before = time.perf_counter()
        try:
            return question(*arguments, **named)
        finally:
            self._took.append(time.perf_counter() - before)


@contextmanager
def _engine_timed() -> Iterator[list[float]]:
    """Seconds of each question to the engine."""
    from search.finding import find, suggesting
    from search.finding.serving import serving_engine

    took: list[float] = []
    with (
        patch.object(find, "serving_engine", lambda: _Timed(serving_engine(), took)),
        patch.object(suggesting, "serving_engine", lambda: _Timed(serving_engine(), took)),
    ):
        yield took
