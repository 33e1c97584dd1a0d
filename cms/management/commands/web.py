import signal
import socket
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from waitress import serve

THREADS = 4
#: Of one process, below the 1,024 files that a process may have open by default.
CONNECTIONS = 800
#: Bytes of a request's first line and headers: a longer question is no person's, and none costs more than that.
LONGEST_HEAD = 16 * 1024


class Command(BaseCommand):
    help = "Answer visitors on HOST and PORT until SIGTERM or Ctrl-C. Several of these share the port."

    def handle(self, *args: Any, **options: Any) -> None:
        """Who sends or reads slowly holds no thread: requests are gathered before it, answers are kept after it."""
        from cms.wsgi import application

        signal.signal(signal.SIGTERM, _end)
        serve(
            _without_bodies_of_heads(application),
            sockets=[_listening()],
            threads=THREADS,
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,
            channel_timeout=60,
            max_request_header_size=LONGEST_HEAD,
            max_request_body_size=10 * settings.DOCUMENT_MAX_BYTES,  # so many files of the largest size at once
            outbuf_high_watermark=2 * settings.DOCUMENT_MAX_BYTES,  # a file is kept as a whole, on disk from 1 MB on
            clear_untrusted_proxy_headers=False,  # TRUSTED_PROXIES says which of them count
            ident=None,
        )


def _without_bodies_of_heads(application: Any) -> Any:
    """Django answers HEAD as GET and leaves the body to the server, which sends what it is given."""

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        body = application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return body
        if hasattr(body, "close"):
            body.close()
        return []

    return answer


def _listening() -> socket.socket:
    family, *_rest, address = socket.getaddrinfo(settings.HOST, settings.PORT, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address[:2], family=family, reuse_port=True)


def _end(number: int, frame: object) -> None:
    raise SystemExit(0)
