"""What this process, and what it starts, may use."""

import contextlib
import resource
import signal

from .. import limits
from ..names import Job


def limit_this_process(job: Job) -> None:
    """The alarm ends it even when the parent is gone; its end by time is a signal that the parent knows."""
    signal.alarm(limits.CLOCK_SECONDS + 5)
    _limit(resource.RLIMIT_CPU, limits.CPU_SECONDS, at_the_latest=limits.CPU_SECONDS + 5)
    _limit(resource.RLIMIT_AS, limits.OFFICE_MEMORY if job == Job.PDF else limits.MEMORY)
    _limit(resource.RLIMIT_FSIZE, limits.RESULT)
    _limit(resource.RLIMIT_CORE, 0)


def _limit(what: int, most: int, at_the_latest: int | None = None) -> None:
    """Less than that where the system allows less; macOS knows no limit of addresses."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (most, at_the_latest or most))
