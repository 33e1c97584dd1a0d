"""Pages of the demo in one process, measured beside themselves: as it is, and when there is much more in it."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

ROUNDS = 40
ROW = "{:<16}{:>14}{:>10}{:>10}{:>10}{:>10}{:>10}"


@contextmanager
def demo() -> Iterator[None]:
    """Loaded, in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="visitopolskie-bench-", ignore_cleanup_errors=True) as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "cms.settings.demo"}
        _prepare()
        yield


def _prepare() -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.DICTIONARIES = settings.BASE_DIR / "var" / "dictionaries"  # made from a package alone, and slow to make
    settings.ALLOWED_HOSTS = ["testserver"]
    print("Loading the demo takes some minutes …", file=sys.stderr)
    call_command("prepare", stdout=sys.stderr)


Measured = dict[str, tuple[int, list[float]]]


def measure(pages: dict[str, str], *, who: str) -> Measured:
    """Queries, and seconds of each request, by the page's name; pages take turns. `who` is the e-mail of who asks."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from cms.users.models import User

    client = Client()
    client.force_login(User.objects.get(email=who))
    queries, took = dict[str, int](), {name: list[float]() for name in pages}
    for name, address in pages.items():
        _read(client, address)
        with CaptureQueriesContext(connection) as captured:
            _read(client, address)
        queries[name] = len(captured)
    for _round in range(ROUNDS):
        for name, address in pages.items():
            took[name].append(seconds(lambda address=address: _read(client, address)))  # type: ignore[misc]
    return {name: (queries[name], took[name]) for name in pages}


def _read(client: "Client", address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")


def seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def show(few: Measured, many: Measured, *, of: str, sizes: tuple[str, str]) -> None:
    print(ROW.format("page", of, "queries", "p50 ms", "p95 ms", "× p50", "× p95"))
    for name in few:
        for number, (queries, took) in zip(sizes, (few[name], many[name]), strict=True):
            ratios = (_at(took, share) / _at(few[name][1], share) for share in (0.5, 0.95))
            times = (f"{_at(took, share) * 1000:.1f}" for share in (0.5, 0.95))
            print(ROW.format(name, number, queries, *times, *(f"{ratio:.2f}" for ratio in ratios)))


def _at(took: list[float], share: float) -> float:
    return sorted(took)[int(len(took) * share)]
