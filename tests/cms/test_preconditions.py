"""What keeps the portal from starting is said in words an operator can act on."""

import socket

import pytest
from django.core.management.base import CommandError
from django.db import OperationalError, connection

from cms import preconditions


@pytest.fixture
def busy_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_busy_port_is_named_with_another_to_try(settings, monkeypatch, busy_port):
    monkeypatch.setattr(preconditions, "PATIENCE", 0)
    settings.HOST, settings.PORT = "127.0.0.1", busy_port
    with pytest.raises(CommandError, match=rf"Port {busy_port} of 127.0.0.1 .*in use.* PORT=8000"):
        preconditions.require_port()


def test_port_that_a_predecessor_lets_go_of_is_waited_for(settings, monkeypatch, busy_port):
    tries = []
    real = preconditions._listening_problem

    def let_go_after_the_second_try() -> OSError | None:
        tries.append(1)
        return real() if len(tries) < 3 else None

    monkeypatch.setattr(preconditions, "_listening_problem", let_go_after_the_second_try)
    settings.HOST, settings.PORT = "127.0.0.1", busy_port
    preconditions.require_port()
    assert len(tries) == 3


@pytest.mark.parametrize("host", ["192.0.2.1", "host.invalid"])
def test_foreign_host_is_named_with_one_to_try(settings, host):
    settings.HOST, settings.PORT = host, 8000
    with pytest.raises(CommandError, match=rf"HOST='{host}' .*HOST=127.0.0.1"):
        preconditions.require_port()


def test_database_out_of_reach_is_one_line(monkeypatch):
    def refuse() -> None:
        raise OperationalError("connection failed:\n\tIs the server running?")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    with pytest.raises(CommandError, match=r"check DATABASE_URL .*: connection failed: Is the server running"):
        preconditions.require_database()


def test_cache_out_of_reach_is_named(settings):
    nobody = "redis://127.0.0.1:1/1"
    redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": nobody}
    settings.CACHES = settings.CACHES | {"volatile": redis}
    with pytest.raises(CommandError, match="REDIS_URL cannot be reached"):
        preconditions.require_cache()
