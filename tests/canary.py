"""Where a secret might have been left: everything that the portal keeps, as one text to look in."""

import pickle
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.mail import EmailMessage
from django.db import connection
from django.db.models import Model
from django_q.models import OrmQ, Task


def all_that_is_kept() -> str:
    """Rows of all tables, with what is packed in jobs, their results and sessions, and the cache."""
    rows = (words for model in apps.get_models() for row in model._default_manager.all() for words in _words(row))
    return "\n".join([*rows, *map(repr, getattr(caches["volatile"], "_cache", {}).values()), *_counters()])


def _counters() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM lasting_cache")
        for key, value in cursor.fetchall():
            yield f"{key} {pickle.loads(b64decode(value))!r}"


def _words(row: Model) -> Iterator[str]:
    yield repr({field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
    if isinstance(row, Session):
        yield repr(row.get_decoded())
    if isinstance(row, OrmQ):
        yield from map(_unpacked, [*row.task["args"], row.task["kwargs"]])
    if isinstance(row, Task):
        yield from map(_unpacked, [*row.args, row.kwargs, row.result])


def _unpacked(argument: Any) -> str:
    return argument.message().as_string() if isinstance(argument, EmailMessage) else repr(argument)
