"""Servers that are no Elasticsearch, not the right one, or not for us: played by a small one."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cms.settings import servers
from search.engines.elasticsearch import FAILURES, breaker
from search.engines.elasticsearch.client import client
from search.indexing.upkeep import bring_up_to_date
from tests import factories

from ..questions import ask, keys


class Player(ThreadingHTTPServer):
    """Keeps what it was asked: path and authorization."""

    asked: list[tuple[str, str | None]]


Play = Callable[..., Player]
Answer = tuple[int, Any, dict[str, str]]
GENUINE = {"X-Elastic-Product": "Elasticsearch"}


@pytest.fixture
def play() -> Iterator[Play]:
    """A server that gives one answer to everything."""
    playing: list[Player] = []

    def start(status: int, answer: object, headers: dict[str, str], context: ssl.SSLContext | None = None):
        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                server.asked.append((self.path, self.headers.get("Authorization")))
                body = json.dumps(answer).encode()
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PUT = do_HEAD = answer

            def log_message(self, *arguments: object) -> None:
                pass

        server = Player(("127.0.0.1", 0), Handler)
        server.asked = []
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        playing.append(server)
        return server

    yield start
    for server in playing:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> Path:
    """Signed by nobody but itself, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file: Path = tmp_path_factory.mktemp("tls") / "certificate.pem"
    file.write_bytes(
        signed.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return file


@pytest.fixture
def secure(certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def use(settings, monkeypatch) -> Callable[..., None]:
    """As an operator does: by environment variables."""

    def use(address: str, **further: str) -> None:
        for name, value in {"URL": address, **further}.items():
            monkeypatch.setenv(f"ELASTICSEARCH_{name}", value)
        settings.ELASTICSEARCH = servers.elasticsearch()

    return use


def port(server: Player) -> int:
    return int(server.server_address[1])


FOREIGN: Answer = (200, {"version": {"number": "7.10.2"}, "tagline": "The OpenSearch Project"}, {})
REFUSING = (401, {"error": {"root_cause": [{"reason": "unable to authenticate"}]}, "status": 401}, GENUINE)
NONSENSE = (200, ["no", "search", "result"], GENUINE)


@pytest.mark.parametrize("answer", [FOREIGN, REFUSING, NONSENSE], ids=["foreign", "refusing", "nonsense"])
def test_server_that_cannot_be_used_is_asked_once_and_no_more(db, play, use, answer, monitor):
    factories.place(external_id="mill", name="Wiatrak")
    server = play(*answer)
    use(f"http://127.0.0.1:{port(server)}", API_KEY="c2VjcmV0")
    for _visitor in range(3):
        found = ask("wiatrak")
        assert keys(found) == ["mill"]
        assert found.engine != "elasticsearch"
    assert len(server.asked) == 1
    assert monitor() == (200, "degraded")


def test_start_says_why_the_database_answers(db, play, use):
    use(f"http://127.0.0.1:{port(play(*REFUSING))}")
    lines: list[str] = []
    bring_up_to_date(lines.append)
    (line,) = lines
    assert "the database answers" in line
    assert "unable to authenticate" in line


def test_start_without_any_server_goes_on(db, use):
    use("http://127.0.0.1:1")
    bring_up_to_date()
    assert breaker.is_open()


def test_certificate_that_nobody_vouches_for_is_refused(db, play, use, secure):
    server = play(200, {}, GENUINE, secure)
    use(f"https://localhost:{port(server)}")
    with pytest.raises(FAILURES):
        client().info()
    assert server.asked == []


def test_certificate_key_and_password_that_are_named_are_used(db, play, use, secure, certificate):
    server = play(200, {}, GENUINE, secure)
    use(f"https://localhost:{port(server)}/es", API_KEY="c2VjcmV0", CA_CERTS=str(certificate))
    client().info()
    use(f"https://user:p%40ss@localhost:{port(server)}", API_KEY="", CA_CERTS=str(certificate))
    client().info()
    assert server.asked == [("/es/", "ApiKey c2VjcmV0"), ("/", "Basic dXNlcjpwQHNz")]
