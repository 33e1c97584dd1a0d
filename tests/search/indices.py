"""Indices of a test's own on a real Elasticsearch."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from django.test import override_settings

from search.engines.elasticsearch import breaker
from search.engines.elasticsearch.client import patient_client
from search.indexing.upkeep import bring_up_to_date


@contextmanager
def own_index(server: dict[str, Any]) -> Iterator[None]:
    """In step with the database as it is now."""
    prefix = f"test-{uuid4().hex[:12]}"
    patience = 30.0  # a busy machine is no fault
    with override_settings(
        ELASTICSEARCH=server, ELASTICSEARCH_INDEX_PREFIX=prefix, ELASTICSEARCH_ANSWER_TIMEOUT=patience
    ):
        bring_up_to_date()
        assert not breaker.is_open()
        yield
        indices = patient_client().indices
        if mine := list(indices.get(index=f"{prefix}-*", features=["aliases"])):
            indices.delete(index=mine)
