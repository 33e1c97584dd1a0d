"""Elasticsearch goes away in every way a server can, and comes back."""

from collections.abc import Iterator

import pytest

from search.engines.elasticsearch import breaker
from search.indexing import outbox
from search.indexing.upkeep import bring_up_to_date, look_after
from tests import factories
from tests.processes import eventually
from tests.services.node import Node

from ..questions import ask, keys

pytestmark = pytest.mark.elasticsearch


@pytest.fixture(scope="module")
def node(elasticsearch_server, worker_id) -> Iterator[Node]:
    node = Node(f"faults-{worker_id}")
    node.start()
    yield node
    node.stop()


@pytest.fixture
def mill(node, db, settings, monkeypatch) -> None:
    """A listing that the node knows."""
    node.start()
    settings.ELASTICSEARCH = {"hosts": node.url}
    settings.ELASTICSEARCH_ANSWER_TIMEOUT = 30.0
    monkeypatch.setattr(outbox, "on_commit", lambda tell: tell())
    factories.place(external_id="mill", name="Wiatrak")
    bring_up_to_date()
    assert ask("wiatrak").engine == "elasticsearch"


def comes_back() -> bool:
    look_after()
    return not breaker.is_open()


@pytest.mark.parametrize("fault", ["hang", "kill", "stop"])
def test_fault_costs_no_visitor_and_no_editor_anything(mill, node, settings, monitor, fault):
    settings.ELASTICSEARCH_ANSWER_TIMEOUT = 1.0
    getattr(node, fault)()
    found = ask("wiatrak")
    assert keys(found) == ["mill"]
    assert found.engine != "elasticsearch"
    assert monitor() == (200, "degraded")
    factories.place(external_id="mill-2", name="Wiatrak Mały")  # an editor goes on
    assert sorted(keys(ask("wiatrak"))) == ["mill", "mill-2"]
    look_after()
    assert breaker.is_open()
    (node.wake if fault == "hang" else node.start)()
    settings.ELASTICSEARCH_ANSWER_TIMEOUT = 30.0
    eventually(comes_back)
    assert monitor() == (200, "ok")
    found = ask("wiatrak")
    assert found.engine == "elasticsearch"
    assert sorted(keys(found)) == ["mill", "mill-2"]
    assert outbox.waiting() == []


def test_fault_while_an_editor_saves_loses_nothing(mill, node, settings):
    settings.ELASTICSEARCH_ANSWER_TIMEOUT = 1.0
    node.hang()
    factories.place(external_id="mill-2", name="Wiatrak Mały")
    assert breaker.is_open()
    node.wake()
    settings.ELASTICSEARCH_ANSWER_TIMEOUT = 30.0
    eventually(comes_back)
    assert sorted(keys(ask("wiatrak"))) == ["mill", "mill-2"]
