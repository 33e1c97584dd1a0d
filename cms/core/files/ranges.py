"""A part of a file, as browsers and download managers ask for it (RFC 9110, 14): one range of bytes."""

import re
from collections.abc import Iterator
from typing import IO

_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)  # no file is longer
CHUNK = 64 * 1024


class Unsatisfiable(ValueError):
    """The file has no such bytes."""


def range_of(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte, both sent. None: the whole file, also for what is no single range of bytes.

    Raises Unsatisfiable.
    """
    asked = _ONE_RANGE.fullmatch(header.replace(" ", ""))
    if asked is None or asked.groups() == ("", ""):
        return None
    first, last = asked.groups()
    if not first:  # the last so many bytes
        start, end = max(size - int(last), 0), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    if start >= size or (not first and int(last) == 0):
        raise Unsatisfiable
    return (start, end) if start <= end else None


def part(file: IO[bytes], first: int, last: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
