"""Tests that use `engine` run on the suite's database and on Elasticsearch."""

from collections.abc import Callable, Iterator

import pytest

from search import outbox
from search.engines import database_engine

from .indices import own_index


@pytest.fixture
def elasticsearch(db, elasticsearch_server, monkeypatch) -> Iterator[None]:
    """An index of the test's own, in step with a database whose transaction the test never commits."""
    monkeypatch.setattr(outbox, "on_commit", lambda tell: tell())
    with own_index(elasticsearch_server):
        yield


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
