"""Whether Elasticsearch is asked. After one failure no process asks it, until the worker has found it well again."""

import logging

from django.core.cache import cache

KEY = "elasticsearch-fails"
#: Seconds until visitors' requests try again by themselves: the worker may be gone. Longer than any rebuild.
KEPT_FOR = 1800

logger = logging.getLogger(__name__)


def is_open() -> bool:
    return cache.get(KEY) is not None


def open_because(failure: Exception) -> None:
    if not is_open():
        logger.warning("Elasticsearch fails, the database answers for it: %s", failure)
    cache.set(KEY, str(failure)[:500], KEPT_FOR)


def close() -> None:
    if is_open():
        logger.warning("Elasticsearch is well again.")
    cache.delete(KEY)
