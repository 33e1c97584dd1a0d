import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests
from django.conf import settings

from tests.processes import eventually, free_port, listens

SLOW = 200


@pytest.fixture(scope="module")
def port(tmp_path_factory) -> Iterator[int]:
    port, folder = free_port(), tmp_path_factory.mktemp("web")
    (folder / "static").mkdir()
    (folder / "static" / "word.txt").write_text("here")
    (folder / "static" / "film.bin").write_bytes(bytes(20_000_000))  # more than a connection holds
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "PORT": str(port)}
    with subprocess.Popen([sys.executable, "manage.py", "web"], cwd=settings.BASE_DIR, env=environment) as server:
        eventually(lambda: listens(port))
        yield port
        server.terminate()


@pytest.mark.parametrize(
    "said",
    [
        b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        b"POST /pl/contact/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nname=",
        b"GET /static/film.bin HTTP/1.1\r\nHost: localhost\r\n\r\n",  # and does not take what comes
    ],
    ids=["head", "body", "answer"],
)
def test_many_slow_clients_keep_nobody_waiting(port, said):
    with ExitStack() as connections:
        for _number in range(SLOW):
            connections.enter_context(socket.create_connection(("127.0.0.1", port))).sendall(said)
        for _number in range(5):
            assert requests.get(f"http://127.0.0.1:{port}/static/word.txt", timeout=60).text == "here"


@pytest.mark.parametrize("path", ["/healthz", "/static/word.txt"])
def test_head_is_answered_without_a_body(port, path):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"HEAD {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 ")
    assert answer.endswith(b"\r\n\r\n")
    assert b"Content-Length: " in answer


def test_question_that_is_no_persons_is_refused(port):
    address = f"http://127.0.0.1:{port}/static/word.txt"
    assert requests.get(address, params={"q": "zamek " * 100}, timeout=60).status_code == 200
    assert requests.get(address, params={"q": "zamek " * 4_000}, timeout=60).status_code == 431


def test_more_than_may_be_sent_is_refused_before_it_is_sent(port):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"POST /pl/contact/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000000\r\n\r\n")
        assert b" 413 " in connection.recv(1_000)


@pytest.mark.parametrize(
    "lengths",
    [b"Content-Length: 4\r\nContent-Length: 40", b"Content-Length: 4x", b"Content-Length: -4", b"Transfer-Encoding: x"],
)
def test_question_of_two_lengths_or_none_is_refused(port, lengths):
    """A proxy in front of it may see where another question begins in what one visitor has sent."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"POST /healthz HTTP/1.1\r\nHost: localhost\r\n" + lengths + b"\r\n\r\nname")
        assert connection.recv(1_000).startswith(
            (b"HTTP/1.1 400 ", b"HTTP/1.1 501 ", b"HTTP/1.0 400 ", b"HTTP/1.0 501 ")
        )


def test_several_share_the_port_and_each_ends_when_told(port):
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(settings.DATA_DIR), "PORT": str(port)}
    with subprocess.Popen([sys.executable, "manage.py", "web"], cwd=settings.BASE_DIR, env=environment) as second:
        eventually(lambda: _listening_sockets(port) == 2)
        second.terminate()
        assert second.wait(30) == 0


def _listening_sockets(port: int) -> int:
    listening, mine = "0A", f":{port:04X}"
    return sum(mine in line and line.split()[3] == listening for line in Path("/proc/net/tcp").read_text().splitlines())
