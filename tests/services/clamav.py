"""A real clamd that knows one virus: EICAR's test file, by a signature of our own instead of all the others.

Files of other kinds that it is to find have signatures of their own: they are these files, byte for byte.
"""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.processes import eventually, free_port

#: https://www.eicar.org: harmless, and found by every scanner. In two parts, so that none objects to this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"
INFECTED_PDF = b"%PDF-1.7\n" + EICAR


def infected_png() -> bytes:
    Image.new("RGB", (3, 3), "#e1ca12").save(file := BytesIO(), "PNG")
    return file.getvalue()


@contextmanager
def clamd(folder: Path) -> Iterator[tuple[str, int]]:
    """Where it listens. Needs Debian's package clamav-daemon."""
    signatures = folder / "signatures"
    signatures.mkdir()
    (signatures / "eicar.hdb").write_text(
        "".join(f"{_signature(file)}\n" for file in (EICAR, INFECTED_PDF, infected_png()))
    )
    port = free_port()
    configuration = folder / "clamd.conf"
    configuration.write_text(
        f"TCPSocket {port}\nTCPAddr 127.0.0.1\nDatabaseDirectory {signatures}\nForeground yes\n"
        f"LogFile {folder}/clamd.log\nTemporaryDirectory {folder}\nStreamMaxLength 1M\n"
    )
    process = subprocess.Popen([shutil.which("clamd") or "clamd", "--config-file", configuration])
    try:
        eventually(lambda: "Self checking" in _read(folder / "clamd.log"))
        yield "127.0.0.1", port
    finally:
        process.kill()
        process.wait()


def _signature(file: bytes) -> str:
    return f"{hashlib.md5(file, usedforsecurity=False).hexdigest()}:{len(file)}:Eicar-Test-Signature"


def _read(log: Path) -> str:
    return log.read_text() if log.exists() else ""
