"""What may be forgotten at any time, and what may not."""

from typing import Any

from django.core.cache import BaseCache, caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError

#: allauth counts wrong passwords and asked-for mails in the default cache, and remembers there which codes are used. It
#: can be told no other cache.
LASTING = "allauth"


class LastingCache(DatabaseCache):
    """Rows of a table."""

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Raises OperationalError where nothing can be written: who asks would take it for too many tries."""
        for _try in range(2):  # what was there at the first may be gone by now
            if super().add(key, value, timeout, version):
                return True
            if self.has_key(key, version):
                return False
        raise OperationalError("Nothing can be written.")


class DefaultCache(BaseCache):
    """Keys that begin with LASTING are in the cache `lasting`, and stay when this one is emptied; all others are in
    `volatile`.
    """

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return _cache_of(key).add(key, value, timeout, version)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return _cache_of(key).get(key, default, version)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        _cache_of(key).set(key, value, timeout, version)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return _cache_of(key).touch(key, timeout, version)

    def delete(self, key: Any, version: int | None = None) -> bool:
        return _cache_of(key).delete(key, version)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return _cache_of(key).has_key(key, version)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        return _cache_of(key).incr(key, delta, version)

    def clear(self) -> None:
        caches["volatile"].clear()


def _cache_of(key: Any) -> BaseCache:
    return caches["lasting" if str(key).startswith(LASTING) else "volatile"]
