"""What readers and editors notice while Elasticsearch is stopped, killed, hangs, and comes back, on a living portal."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.processes import eventually, free_port
from tests.services.node import Node

from .relevance import judged

ROOT = Path(__file__).parents[2]
READERS, PAUSE = 4, 0.05  # seconds between two questions of a reader
WARM = 40  # answers before a fault: every reader is at it
AWAY = 12.0  # seconds, longer than the worker waits between two looks
CHANGES = 5
HEAD = ("fault", "answers", "failed", "slowest s", "first s", "slowest save s", "serves again s", "changes", "replayed")
ROW = "{:<8}{:>9}{:>8}{:>11}{:>9}{:>16}{:>16}{:>9}{:>10}"


@dataclass
class Answer:
    """`engine` is "" of an answer that is none."""

    asked_at: float
    done_at: float
    engine: str


@dataclass
class Load:
    """Readers who ask all the time."""

    port: int
    answers: list[Answer] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)

    def read(self, start: int) -> None:
        queries = judged()
        for number in range(start, sys.maxsize):
            if self.is_over.wait(PAUSE):
                return
            row = queries[number % len(queries)]
            before = time.monotonic()
            engine = _engine(self.port, row.language, row.query)
            self.answers.append(Answer(before, time.monotonic(), engine))

    @contextmanager
    def running(self) -> Iterator[None]:
        readers = [threading.Thread(target=self.read, args=(17 * number,)) for number in range(READERS)]
        for reader in readers:
            reader.start()
        try:
            yield
        finally:
            self.is_over.set()
            for reader in readers:
                reader.join()


def show() -> None:
    from django.test import override_settings

    node = Node("bench")
    node.start()
    try:
        with _portal(node.url) as port, override_settings(ELASTICSEARCH={"hosts": node.url}):
            print("\nFailover\n" + ROW.format(*HEAD))
            for fault in ("stop", "kill", "hang"):
                print(ROW.format(fault, *_suffer(node, fault, port)), flush=True)
    finally:
        node.stop()


def _suffer(node: Node, fault: str, port: int) -> list[str]:
    from search.models import Change

    load = Load(port)
    with load.running():
        eventually(lambda: len(load.answers) >= WARM)
        began = time.monotonic()
        getattr(node, fault)()
        saves = [_save(f"wiatrak {fault} {number}") for number in range(CHANGES)]
        time.sleep(max(0.0, AWAY - (time.monotonic() - began)))  # readers go on asking meanwhile
        (node.wake if fault == "hang" else node.start)()
        back = time.monotonic()
        _wait_for_elasticsearch(port)
        again = time.monotonic()
    during = [answer for answer in load.answers if answer.asked_at > began]
    good = [answer for answer in during if answer.engine]
    found = sum(_finds(port, f"wiatrak {fault} {number}") for number in range(CHANGES))
    replayed = f"{found - Change.objects.count()}"
    return [
        f"{len(load.answers)}",
        f"{sum(not answer.engine for answer in load.answers)}",
        f"{max(answer.done_at - answer.asked_at for answer in load.answers):.2f}",
        f"{min(answer.done_at for answer in good) - began:.2f}",
        f"{max(saves):.2f}",
        f"{again - back:.1f}",
        f"{CHANGES}",
        replayed,
    ]


def _save(name: str) -> float:
    """An editor's change of a listing: seconds."""
    from cms.places.models import Place

    place = Place.objects.filter(pages=None, live=True).order_by("?").select_related("kind").first()
    assert place is not None
    place.name = name.title()
    before = time.monotonic()
    place.save()
    return time.monotonic() - before


def _engine(port: int, language: str, query: str) -> str:
    try:
        return str(_ask(port, language, query)["engine"])
    except (OSError, http.client.HTTPException, ValueError, LookupError):
        return ""


def _finds(port: int, name: str) -> bool:
    answer = _ask(port, "pl", name)
    titles = [result["title"].casefold() for result in answer["results"]]
    return answer["engine"] == "elasticsearch" and name in titles


def _ask(port: int, language: str, query: str) -> dict[str, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", f"/api/v1/search/?{urlencode({'locale': language, 'q': query})}")
        answer = connection.getresponse()
        body = json.loads(answer.read())
        return dict(body) if answer.status == 200 else {}
    finally:
        connection.close()


def _wait_for_elasticsearch(port: int) -> None:
    eventually(lambda: _engine(port, "pl", "zamek") == "elasticsearch", seconds=900)


@contextmanager
def _portal(url: str) -> Iterator[int]:
    """Web and worker as `make run` starts them. Yields the port once Elasticsearch answers there."""
    port = free_port()
    variables = {"PORT": str(port), "ELASTICSEARCH_URL": url, "API_RATE": "100000"}
    command = [sys.executable, "manage.py", "run"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | variables, stdout=sys.stderr)
    try:
        _wait_for_elasticsearch(port)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
