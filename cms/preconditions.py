"""What must be so before the portal can start. Each complaint says what is wrong and what would be right."""

import errno
import socket
import time

from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management.base import CommandError
from django.db import Error, connection
from redis.exceptions import RedisError

from cms.core.checks import no_demo_accounts

PATIENCE = 5.0  # seconds in which a predecessor that was killed lets go of the port


def require_database() -> None:
    try:
        connection.ensure_connection()
    except Error as error:
        name, reason = settings.DATABASES["default"]["NAME"], " ".join(str(error).split())
        raise CommandError(f"The database {name} cannot be opened; check DATABASE_URL or DATA_DIR: {reason}") from error


def require_no_demo_accounts() -> None:
    """Their passwords are public. After the migrations: before them there is no account."""
    if problems := no_demo_accounts():
        raise CommandError("\n".join(f"{problem.msg} {problem.hint}" for problem in problems))


def require_cache() -> None:
    try:
        cache.get("anything")
    except (RedisError, ValueError) as error:
        raise CommandError(f"REDIS_URL cannot be reached; start Redis, or leave the variable out: {error}") from error


def require_files() -> None:
    """The bucket answers. Files on disk need nothing: their folders are made with the first of them."""
    try:
        default_storage.listdir("nothing")
    except FileNotFoundError:
        pass
    except (BotoCoreError, ClientError) as error:
        raise CommandError(f"S3_BUCKET cannot be read; check the S3_… variables: {error}") from error


def require_port() -> None:
    """HOST and PORT can be listened on, at once or within `PATIENCE`."""
    until = time.monotonic() + PATIENCE
    while problem := _listening_problem():
        if problem.errno != errno.EADDRINUSE or time.monotonic() > until:
            raise CommandError(_advice(problem)) from problem
        time.sleep(0.2)


def _listening_problem() -> OSError | None:
    try:
        family, *_rest, address = socket.getaddrinfo(settings.HOST, settings.PORT, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return error
    return None


def _advice(problem: OSError) -> str:
    if isinstance(problem, socket.gaierror) or problem.errno == errno.EADDRNOTAVAIL:
        return f"HOST={settings.HOST!r} is no address of this machine: give HOST=127.0.0.1, or HOST=0.0.0.0 for all."
    other = 8001 if settings.PORT == 8000 else 8000
    return f"Port {settings.PORT} of {settings.HOST} cannot be used ({problem.strerror}): choose another, PORT={other}."
