"""Large files through a real web server: seconds, and how much memory its process takes while they pass."""

import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .demo_pages import seconds
from .memory import grown_by

if TYPE_CHECKING:
    from tests.cms.management.commands.running_portal import Visitor

MEGABYTE = 1024 * 1024
A_FILE, FILES_A_FOLDER = 48 * MEGABYTE, 21


def measure_streams(who: str) -> None:
    """`who` is the e-mail of a member. What the first of all files takes is not counted: it comes once."""
    folders = _open_folder("Nagrania"), _open_folder("Nagrania 2")
    with _web(who) as (visitor, pid):
        _upload(visitor, folders[1], files=1)
        _measure("Uploads", len(folders), pid, lambda: _upload(visitor, *folders))
        _measure("ZIP", 1, pid, lambda: _download(visitor, folders[0]))


def _measure(name: str, folders: int, pid: int, work: Callable[[], object]) -> None:
    took, passed = list[float](), folders * FILES_A_FOLDER * A_FILE // MEGABYTE
    grown = grown_by(lambda: took.append(seconds(work)), pid=pid)
    print(f"{name}: {passed:,} MB in {took[0]:.0f} s; the server's memory grew by {grown:.1f} MB")


def _open_folder(name: str) -> int:
    from cms.users.models import User
    from intranet.documents.services.folders import create_folder
    from intranet.documents.services.root import root
    from intranet.members.acting import actor_of

    office = actor_of(User.objects.get(email="office@example.org"))
    return create_folder(actor=office, parent=root(), name=name, is_open=True).pk


def _upload(visitor: "Visitor", *folders: int, files: int = FILES_A_FOLDER) -> None:
    for folder in folders:
        send = visitor.form(f"/intranet/documents/folders/{folder}/add/")
        for _file in range(files):
            send(file=("nagranie.pdf", b"%PDF-1.7\n" + secrets.token_bytes(A_FILE - 9))).raise_for_status()


def _download(visitor: "Visitor", folder: int) -> None:
    """Raises RuntimeError when a file is missing."""
    address = f"{visitor.address}/intranet/documents/folders/{folder}/download/"
    with visitor.get(address, stream=True, timeout=60) as answer:
        answer.raise_for_status()
        came = sum(map(len, answer.iter_content(MEGABYTE)))
    if came < FILES_A_FOLDER * A_FILE:
        raise RuntimeError(f"{came:,} bytes")


@contextmanager
def _web(who: str) -> Iterator[tuple["Visitor", int]]:
    """Somebody's browser, and the process that answers it."""
    from django.test import Client

    from cms.users.models import User
    from tests.cms.management.commands.running_portal import Visitor
    from tests.processes import eventually, free_port, listens

    port = free_port()
    with subprocess.Popen([sys.executable, "manage.py", "web"], env=os.environ | {"PORT": str(port)}) as server:
        try:
            eventually(lambda: listens(port))
            (client := Client()).force_login(User.objects.get(email=who))
            visitor = Visitor(f"http://127.0.0.1:{port}")
            visitor.cookies.set("sessionid", client.cookies["sessionid"].value)
            visitor.see("/healthz")
            yield visitor, server.pid
        finally:
            server.terminate()
