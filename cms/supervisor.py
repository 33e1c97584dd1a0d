"""Keeps a few processes running: restarts what dies, ends everything together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

GRACE = 10.0  # seconds for a polite end
PATIENCE = 1.0  # seconds before a first restart; doubled for each that follows soon
LONGEST_PATIENCE = 30.0
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)  # loaded here: between fork and exec it would be too late


@dataclass
class Child:
    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    patience: float = PATIENCE
    restart_at: float = field(default=0.0)


class Supervisor:
    """`watch` returns when SIGINT or SIGTERM came and every process, with what it started, has ended."""

    def __init__(self, commands: dict[str, Sequence[str]]) -> None:
        self.children = [Child(name, command) for name, command in commands.items()]
        self.stopping = False

    def start(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        for child in self.children:
            self._start(child)

    def watch(self) -> None:
        """Until a signal ends it."""
        while not self.stopping:
            self.tick()
            time.sleep(0.2)
        self._end_all()

    def tick(self) -> None:
        """Restart what has died, once its patience is over."""
        now = time.monotonic()
        for child in self.children:
            if child.process is None and now >= child.restart_at:
                self._start(child)
            elif child.process is not None and child.process.poll() is not None:
                self._died(child, child.process, now)

    def _died(self, child: Child, process: subprocess.Popen[bytes], now: float) -> None:
        _signal_group(process, signal.SIGKILL)  # what it leaves behind would hold the port
        quick = now - child.started_at < LONGEST_PATIENCE
        child.patience = min(child.patience * 2, LONGEST_PATIENCE) if quick else PATIENCE
        print(f"{child.name} ended ({process.returncode}); it starts again.", file=sys.stderr, flush=True)  # noqa: T201
        child.restart_at, child.process = now + child.patience / 2, None

    def _start(self, child: Child) -> None:
        child.started_at = time.monotonic()
        child.process = subprocess.Popen(child.command, start_new_session=True, preexec_fn=end_with_parent)  # noqa: S603

    def _stop(self, number: int, frame: object) -> None:
        self.stopping = True

    def _end_all(self) -> None:
        running = [child.process for child in self.children if child.process]
        for process in running:
            process.terminate()
        until = time.monotonic() + GRACE
        for process in running:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass
            _signal_group(process, signal.SIGKILL)
            process.wait()


def end_with_parent() -> None:
    """On Linux the kernel ends this process when its parent is killed; elsewhere it must be ended by hand."""
    if sys.platform == "linux":
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """To the process and everything it started; each child leads a session of its own."""
    try:
        os.killpg(process.pid, number)
    except (ProcessLookupError, PermissionError):
        pass
