"""Tests that use `engine` run on the suite's database and on Elasticsearch."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from search import breaker, outbox
from search.engines import database_engine
from search.engines.elasticsearch.client import patient_client
from search.upkeep import bring_up_to_date


@pytest.fixture
def elasticsearch(db, elasticsearch_server, settings, monkeypatch) -> Iterator[None]:
    """An index of the test's own, in step with a database whose transaction the test never commits."""
    settings.ELASTICSEARCH = elasticsearch_server
    settings.ELASTICSEARCH_INDEX_PREFIX = f"test-{uuid4().hex[:12]}"
    settings.ELASTICSEARCH_ANSWER_TIMEOUT = 30.0  # a busy machine is no fault
    monkeypatch.setattr(outbox, "on_commit", lambda tell: tell())
    bring_up_to_date()
    assert not breaker.is_open()
    yield
    indices = patient_client().indices
    if mine := list(indices.get(index=f"{settings.ELASTICSEARCH_INDEX_PREFIX}-*", features=["aliases"])):
        indices.delete(index=mine)


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request, db) -> str:
    """The name that answers have to carry."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
        return "elasticsearch"
    return database_engine().name


@pytest.fixture
def monitor(db, client) -> Callable[[], tuple[int, str]]:
    """What `/healthz` says of the search, and with which status."""

    def ask() -> tuple[int, str]:
        answer = client.get("/healthz")
        return answer.status_code, answer.json()["search"]

    return ask
