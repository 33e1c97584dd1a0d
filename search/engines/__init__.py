"""Three engines that answer the same questions with the same terms."""

from functools import cache

from django.db import connection

from .base import Asked, Engine
from .postgresql import PostgreSQLEngine
from .sqlite import SQLiteEngine

__all__ = ["Asked", "Engine", "database_engine"]


@cache
def database_engine() -> Engine:
    """The one that is always there and always up to date."""
    return PostgreSQLEngine() if connection.vendor == "postgresql" else SQLiteEngine()
