"""Questions about real processes, for tests that start some."""

import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")


def free_port() -> int:
    """One on 127.0.0.1 that nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """Whether anybody does, on 127.0.0.1."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def eventually(question: Callable[[], Answer], *, seconds: float = 60) -> Answer:
    """The first true answer. Another process gives it when it is ready: there is nothing else to wait on."""
    until = time.monotonic() + seconds
    while not (answer := question()):
        assert time.monotonic() < until, "It never happened."
        time.sleep(0.05)
    return answer


def alive(pid: int) -> bool:
    """Whether the process runs; one that ended and was not yet waited for does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def running_with(variable: str) -> dict[int, str]:
    """Processes that have `NAME=value` in their environment, with their command lines."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if variable.encode() in (folder / "environ").read_bytes().split(b"\0") and alive(int(folder.name)):
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        except (OSError, UnicodeDecodeError):
            continue  # it ended meanwhile, or belongs to somebody else
    return found


def kill_all_with(variable: str) -> None:
    """As `running_with`. Until none is left: one that dies may be replaced by another that does not know yet."""

    def none_is_left() -> bool:
        pids = running_with(variable)
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return not pids

    eventually(none_is_left)


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
