"""Elasticsearch: what the database's index keeps, on a server of its own that needs no plug-in."""

from .client import FAILURES, is_configured
from .engine import ElasticsearchEngine

__all__ = ["FAILURES", "ElasticsearchEngine", "is_configured"]
