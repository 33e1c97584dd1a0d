"""An Elasticsearch of the test's own, for doing to it what servers suffer."""

import os
import signal
import subprocess
from pathlib import Path

from tests.processes import free_port

STARTER = Path(__file__).with_name("elasticsearch")


class Node:
    def __init__(self, name: str) -> None:
        port = free_port()
        self._environment = os.environ | {"ES_NAME": name, "ES_PORT": str(port), "ES_HEAP": "256m"}
        self.url = f"http://127.0.0.1:{port}"

    def start(self) -> None:
        """Returns once it answers; what a crashed one held is there again."""
        self._run("start")

    def stop(self) -> None:
        """Its data go with it."""
        self._run("stop")

    def kill(self) -> None:
        self._signal(signal.SIGKILL)

    def hang(self) -> None:
        self._signal(signal.SIGSTOP)

    def wake(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        os.kill(int(self._run("pid")), number)

    def _run(self, command: str) -> str:
        done = subprocess.run([STARTER, command], env=self._environment, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout
