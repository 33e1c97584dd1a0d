"""Asks clamd whether a file has a virus. By hand: the clients that are kept well are GPL, and it is one command.

The protocol: https://docs.clamav.net/manual/Usage/Scanning.html#clamd
"""

import re
import socket
import struct
from contextlib import suppress

from django.conf import settings
from django.core.files import File

#: Seconds that one answer may take.
PATIENCE = 120
_FOUND = re.compile(r"stream: (.+) FOUND")


class ScannerError(Exception):
    """Nothing is known of the file: the scanner is out of reach, or refuses it."""


def virus_in(file: File) -> str:
    """What clamd calls it; "" for none. Raises ScannerError."""
    try:
        with _connected() as scanner:
            with suppress(BrokenPipeError, ConnectionResetError):  # it has heard enough, and says why
                _send(scanner, file)
            answer = scanner.makefile("rb").read().rstrip(b"\0").decode(errors="replace")
    except OSError as error:
        raise ScannerError(f"clamd at {settings.VIRUS_SCANNER} does not answer: {error}") from error
    if found := _FOUND.fullmatch(answer):
        return found[1]
    if answer != "stream: OK":
        raise ScannerError(f"clamd says: {answer}")
    return ""


def _send(scanner: socket.socket, file: File) -> None:
    scanner.sendall(b"zINSTREAM\0")
    for chunk in file.chunks():
        scanner.sendall(struct.pack("!I", len(chunk)) + chunk)
    scanner.sendall(struct.pack("!I", 0))


def _connected() -> socket.socket:
    address: tuple[str, int] | str = settings.VIRUS_SCANNER  # type: ignore[assignment]  # asked only where one is set up
    if isinstance(address, str):
        scanner = socket.socket(socket.AF_UNIX)
        scanner.settimeout(PATIENCE)
        scanner.connect(address)
        return scanner
    return socket.create_connection(address, timeout=PATIENCE)
