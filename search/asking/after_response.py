"""Work that a visitor need not wait for, done by the same process once the answer has been sent."""

import logging
from collections.abc import Callable
from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db import DatabaseError

_logger = logging.getLogger(__name__)
_waiting = Local()


def after_response(work: Callable[[], None]) -> None:
    """Done when the response is closed. A database that refuses is logged: nobody is there to be told."""
    _waiting.work = [*getattr(_waiting, "work", []), work]


def connect() -> None:
    request_started.connect(_forget, dispatch_uid="after response")
    request_finished.connect(_do, dispatch_uid="after response")


def _forget(**kwargs: Any) -> None:
    """Of a request that broke off."""
    _waiting.work = []


def _do(**kwargs: Any) -> None:
    work, _waiting.work = getattr(_waiting, "work", []), []
    for one in work:
        try:
            one()
        except DatabaseError:
            _logger.exception("A question was not counted")
