"""Starts the child process, waits for it and ends it. Nothing of it outlives the job, nor does a file."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from . import limits
from .names import FAILURE, RESULT, Job
from .outcome import Failure, Reason

_ROOT = Path(__file__).resolve().parents[3]
_ENDED_BY = {-signal.SIGXCPU: Reason.TOO_SLOW, -signal.SIGALRM: Reason.TOO_SLOW, -signal.SIGXFSZ: Reason.TOO_LARGE}


def run(job: Job, path: Path, media_type: str, language: str = "") -> bytes | Failure:
    """Raises OSError where there is no file; for nothing that the child does or that is done to it."""
    path.stat()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        ended = _wait_for(_started(Path(folder), job, path.absolute(), media_type, language))
        return _handed_over(Path(folder), ended)


def _started(folder: Path, *arguments: object) -> subprocess.Popen[bytes]:
    """Without the environment, which holds the project's secrets, in a group of processes of its own."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-P", "-m", "intranet.documents.extraction.child", *(str(argument) for argument in arguments)],
        cwd=folder,
        env={
            "PATH": os.environ.get("PATH", os.defpath),
            "PYTHONPATH": str(_ROOT),
            "HOME": str(folder),
            "TMPDIR": str(folder),
            "LANG": "C.UTF-8",
            "OMP_THREAD_LIMIT": "1",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait_for(child: subprocess.Popen[bytes]) -> Reason | None:
    """Why it ended early, if it did. What it started is killed with it."""
    try:
        code = child.wait(limits.CLOCK_SECONDS)
    except subprocess.TimeoutExpired:
        return Reason.TOO_SLOW
    else:
        return _ENDED_BY.get(code, Reason.DIED) if code else None
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _handed_over(folder: Path, ended: Reason | None) -> bytes | Failure:
    if ended:
        return Failure(ended)
    if (failure := folder / FAILURE).exists():
        return Failure(Reason(failure.read_text()))
    return (folder / RESULT).read_bytes()
