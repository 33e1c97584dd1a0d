"""A folder of data belongs to one process at a time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.core.management.base import CommandError


@contextmanager
def sole_use_of(folder: Path) -> Iterator[None]:
    """Whoever else wants it meanwhile is refused with a CommandError. It ends with the process, however that ends.

    Processes that this one starts do not hold it: they may outlive it for a moment.
    """
    file = folder / "lock"
    try:
        held = file.open("ab")
    except OSError as error:
        raise CommandError(f"{file} cannot be opened ({error.strerror}): it must belong to this account.") from error
    with held:
        _lock(held, folder)
        yield


def _lock(file: IO[bytes], folder: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CommandError(
            f"Another `manage.py run` or `restore` is at work on DATA_DIR={str(folder)!r}, and two would spoil each "
            "other's data: end that one first, or give this one a DATA_DIR of its own."
        ) from error
    except OSError as error:
        raise CommandError(
            f"{file.name} cannot be locked ({error.strerror}): keep DATA_DIR on another disk."
        ) from error
