"""The portal as `make run` starts it: real processes, a port of its own, a database and a folder of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import requests
from bs4 import BeautifulSoup
from django.conf import settings

from tests.processes import eventually, free_port, kill_all_with, parent_of, running_with

OPEN = "Ctrl-C ends everything."
MINUTES = 60


class RunningPortal:
    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder = folder
        self.log = folder.with_suffix(".log")
        self.port = free_port()
        self.environment = {
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(folder),
            "PORT": str(self.port),
            "DATABASE_URL": database_url,
        }

    def start(self, *, until: str = OPEN) -> None:
        """Returns when it has printed `until`; what it prints from then on is in `log` as well."""
        with self.log.open("w") as log:
            command = [sys.executable, "manage.py", "run"]
            self.process = subprocess.Popen(
                command, cwd=settings.BASE_DIR, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        eventually(lambda: until in self.log.read_text() or self.process.poll() is not None, seconds=10 * MINUTES)
        assert self.process.poll() is None, self.log.read_text()

    def manage(self, *arguments: str) -> None:
        """A command of `manage.py` on the portal's own data."""
        subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, env=self.environment, check=True
        )

    def processes(self) -> dict[int, str]:
        return running_with(f"DATA_DIR={self.folder}")

    def groups(self) -> set[int]:
        """Of its processes; each child of the supervisor leads one."""
        groups = set()
        for pid in self.processes():
            with suppress(ProcessLookupError):
                groups.add(os.getpgid(pid))
        return groups

    def main_process(self, words: str) -> int:
        """The supervisor's own child whose command line has these words."""
        return next(pid for pid, line in self.processes().items() if words in line and self._is_child(pid))

    def _is_child(self, pid: int) -> bool:
        return parent_of(pid) == self.process.pid

    def stop(self) -> int:
        """As Ctrl-C does. The exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)

    def kill_everything(self) -> None:
        kill_all_with(f"DATA_DIR={self.folder}")
        self.process.wait()

    def visitor(self, host: str = "localhost") -> "Visitor":
        return Visitor(f"http://{host}:{self.port}")


class Visitor(requests.Session):
    """A browser's manners: cookies are kept, a form is sent with what the page put into it and where it came from."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.trust_env = False  # no proxy stands between us

    def see(self, path: str) -> requests.Response:
        return self.get(f"{self.address}{path}", timeout=30)

    def submit(self, path: str, **fields: str) -> requests.Response:
        return self.form(path)(**fields)

    def form(self, path: str) -> Callable[..., requests.Response]:
        """Sends the form of this page with these fields; a file is a pair of its name and its content."""
        page = BeautifulSoup(self.see(path).text, "html.parser")
        hidden = {field["name"]: field["value"] for field in page.select("main form input[type=hidden]")}
        headers = {"Origin": self.address, "Referer": f"{self.address}{path}"}

        def send(**fields: str | tuple[str, str]) -> requests.Response:
            files = {name: value for name, value in fields.items() if isinstance(value, tuple)}
            data = hidden | {name: value for name, value in fields.items() if name not in files}
            return self.post(f"{self.address}{path}", data=data, files=files, headers=headers, timeout=60)

        return send

    def addresses(self) -> list[str]:
        """Of the sitemap."""
        return re.findall("<loc>(.+)</loc>", self.see("/sitemap.xml").text)

    def weigh(self, path: str) -> tuple[int, int]:
        """Bytes over the wire, and requests, of a first visit: the page with its style, scripts, drawings and fonts."""
        page = self.see(path).text
        files = {path, *re.findall(r'(?:href|src)="(/static/[^"#]+)', page)}
        return sum(self._transferred(file) for file in files), len(files)

    def _transferred(self, path: str) -> int:
        answer = self.get(self.address + path, headers={"Accept-Encoding": "gzip, br"}, stream=True, timeout=30)
        return len(answer.raw.read(decode_content=False))
