"""Real processes under a real supervisor: what dies comes back, and nothing outlives it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cms import supervisor as module
from cms.supervisor import Supervisor
from tests.processes import alive, eventually

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc and relies on prctl")

#: A child that starts one of its own, which ignores polite requests, and leaves both numbers in a file.
CHILD = """
import os, signal, subprocess, sys
stubborn = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"
grandchild = subprocess.Popen([sys.executable, "-c", stubborn], stdout=subprocess.PIPE)
grandchild.stdout.readline()
with open(sys.argv[1], "a") as file:
    file.write(f"{os.getpid()} {grandchild.pid}\\n")
signal.pause()
"""
SUPERVISOR = """
import sys
from cms.supervisor import Supervisor
supervisor = Supervisor({"child": [sys.executable, "-c", sys.argv[1], sys.argv[2]]})
supervisor.start()
supervisor.watch()
"""


class Family:
    """A supervisor, and the numbers its child left at each start."""

    def __init__(self, file: Path) -> None:
        self.file = file
        command = [sys.executable, "-c", SUPERVISOR, CHILD, str(file)]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self.child, self.grandchild = self.generation(1)

    def generation(self, number: int) -> tuple[int, int]:
        eventually(lambda: self.file.exists() and self.file.read_text().count("\n") >= number)
        child, grandchild = self.file.read_text().splitlines()[number - 1].split()
        return int(child), int(grandchild)

    def kill_all(self) -> None:
        for pid in [self.process.pid, *map(int, self.file.read_text().split())]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def family(tmp_path) -> Iterator[Family]:
    family = Family(tmp_path / "numbers")
    yield family
    family.kill_all()


def test_killed_child_comes_back_and_leaves_nothing_behind(family):
    os.kill(family.child, signal.SIGKILL)
    child, _grandchild = family.generation(2)
    assert child != family.child
    assert not alive(family.child)
    eventually(lambda: not alive(family.grandchild))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_everything(family, number):
    family.process.send_signal(number)
    assert family.process.wait(30) == 0
    assert not alive(family.child)
    eventually(lambda: not alive(family.grandchild))


def test_child_does_not_outlive_a_killed_supervisor(family):
    family.process.kill()
    family.process.wait(30)
    eventually(lambda: not alive(family.child))


def test_child_that_keeps_dying_is_started_less_and_less_often(monkeypatch, capsys):
    clock = Clock(monkeypatch)
    supervisor = Supervisor({"web": [sys.executable, "-c", "raise SystemExit(3)"]})
    pauses = [clock.until_restart(supervisor) for _start in range(7)]
    assert pauses == [1, 2, 4, 8, 15, 15, 15]
    assert "web ended (3); it starts again." in capsys.readouterr().err


def test_child_that_lived_long_is_started_again_soon(monkeypatch):
    clock = Clock(monkeypatch)
    supervisor = Supervisor({"web": [sys.executable, "-c", "pass"]})
    for _start in range(3):
        clock.until_restart(supervisor)
    assert clock.until_restart(supervisor, lived=60) == 0.5


class Clock:
    """Time that passes when the test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(module.time, "monotonic", lambda: self.now)

    def until_restart(self, supervisor: Supervisor, lived: float = 0) -> float:
        """Start the only child, let it die after `lived` seconds; how long it then has to wait."""
        (child,) = supervisor.children
        self.now = max(self.now, child.restart_at)
        supervisor.tick()
        assert child.process is not None
        child.process.wait()
        self.now += lived
        supervisor.tick()
        assert child.process is None
        return child.restart_at - self.now
