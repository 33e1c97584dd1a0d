"""`make bench-pages`: how quick the portal is, kept and rendered, beside a plain Django view on the same data.

Everything happens in a folder that is thrown away. Subjects take turns in rounds, so that a busy machine is unfair to
all of them alike; what counts are the ratios: to the baseline of the same run, and to the same page with the fewest
places. For comparison, Wagtail's own demo asks 19 queries for a leaf page and 48 for a listing.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path

from tests.processes import free_port

from .growth import grow_to
from .load import READERS, Measured, measure, read

ROOT = Path(__file__).parents[1]
SIZES = (1_125, 11_250, 112_500)
ROUNDS, SECONDS = 3, 1.5
SERVERS = {
    "kept": {"DJANGO_SETTINGS_MODULE": "cms.settings.demo"},
    "rendered": {"DJANGO_SETTINGS_MODULE": "cms.settings.demo", "PAGE_CACHE": "0"},
    "baseline": {"DJANGO_SETTINGS_MODULE": "benches.baseline_settings"},
}
HEAD = ("places", "page", "server", "queries", "answers/s", "p50 ms", "p95 ms", "× baseline", "× fewest")
ROW = "{:>8}  {:<10} {:<9} {:>7}  {:>9}  {:>8}  {:>8}  {:>10}  {:>8}"
#: As many cards at every size: what finds nothing among 1,125 places is no measure.
FILTERS = "county=1607&county=1601&county=1603&county=1605&kind=castle&kind=church&kind=viewpoint&sort=name"

Subject = tuple[str, str]  # page, server


def main() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="visitopolskie-bench-", ignore_cleanup_errors=True) as folder,
        ExitStack() as stack,
    ):
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "cms.settings.demo"}
        print("Loading the demo takes some minutes …", file=sys.stderr)
        _prepare()
        ports = {name: stack.enter_context(_server(variables)) for name, variables in SERVERS.items()}
        readers = stack.enter_context(ProcessPoolExecutor(READERS, mp_context=get_context("spawn")))
        print(ROW.format(*HEAD))
        fewest: dict[Subject, Measured] = {}
        for size in SIZES:
            there, found = grow_to(size), _measure_all(readers, ports)
            fewest = fewest or found
            _report(there, found, fewest)


def _prepare() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("prepare", stdout=sys.stderr)


@contextmanager
def _server(variables: dict[str, str]) -> Iterator[int]:
    """As `make run` starts it. Yields its port once it answers."""
    port = free_port()
    environment = os.environ | variables | {"PORT": str(port)}
    processes = [subprocess.Popen([sys.executable, "manage.py", "web"], cwd=ROOT, env=environment) for _ in range(2)]
    try:
        _wait_for(port)
        yield port
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _measure_all(readers: ProcessPoolExecutor, ports: dict[str, int]) -> dict[Subject, Measured]:
    addresses = _addresses()
    found = {(page, server): Measured() for page in addresses for server in ports}
    for number in range(ROUNDS):
        for page, server in found:
            path = f"/{page}" if server == "baseline" else addresses[page]
            if number == 0:
                read(ports[server], path, 1.0)  # so that every process of the server has seen it
            measure(readers, ports[server], path, SECONDS, found[page, server])
    return found


def _addresses() -> dict[str, str]:
    from cms.places.models import PlacePage, SectionPage

    section = SectionPage.objects.get(section="attraction", locale__language_code="pl")
    place = PlacePage.objects.live().child_of(section).first()
    return {
        "home": "/pl/",
        "section": section.url,
        "section-2": f"{section.url}?page=2",
        "filtered": f"{section.url}?{FILTERS}",
        "place": place.url,
    }


def _report(size: int, found: dict[Subject, Measured], fewest: dict[Subject, Measured]) -> None:
    queries = _queries()
    for (page, server), measured in found.items():
        asked = {"kept": "≤ 1", "rendered": queries[page], "baseline": 1}[server]
        times = (f"{measured.milliseconds(share):.1f}" for share in (0.5, 0.95))
        ratios = (measured.rate / other.rate for other in (found[page, "baseline"], fewest[page, server]))
        row = (f"{size:,}", page, server, asked, f"{measured.rate:.1f}", *times, *(f"{ratio:.3f}" for ratio in ratios))
        print(ROW.format(*row), flush=True)


def _queries() -> dict[str, int]:
    """What each page asks the database when it is rendered by a process at work."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    asked = {}
    for page, address in _addresses().items():
        for _time in ("warm up", "count"):
            with CaptureQueriesContext(connection) as captured:
                # A cookie of ours: no kept page.
                answer = Client(headers={"Cookie": "messages=x"}).get(address, SERVER_NAME="localhost")
                assert answer.status_code == 200, address
            asked[page] = len(captured)
    return asked


if __name__ == "__main__":
    main()
