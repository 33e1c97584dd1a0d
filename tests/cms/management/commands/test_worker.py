"""The worker as a process: it looks after Elasticsearch by itself, beside its jobs."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.conf import settings
from elasticsearch import Elasticsearch

from tests import databases
from tests.processes import eventually, running_with

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]


@pytest.fixture
def environment(elasticsearch_server, tmp_path, django_db_setup, django_db_blocker) -> Iterator[dict[str, str]]:
    """A portal with an empty database and no index yet."""
    with django_db_blocker.unblock(), databases.another(tmp_path) as url:
        yield {
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": url,
            "ELASTICSEARCH_URL": os.environ["ELASTICSEARCH_URL"],
            "ELASTICSEARCH_INDEX_PREFIX": f"worker-{uuid4().hex[:12]}",
        }


@contextmanager
def worker(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=settings.BASE_DIR, env=environment)
    yield process
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0


def test_worker_makes_the_index_that_is_missing_and_leaves_no_process(environment, elasticsearch_server):
    server = Elasticsearch(**elasticsearch_server)
    alias = f"{environment['ELASTICSEARCH_INDEX_PREFIX']}-search"
    with worker(environment):
        eventually(lambda: server.indices.exists_alias(name=alias), seconds=120)
    eventually(lambda: not running_with(f"DATA_DIR={environment['DATA_DIR']}"))
    server.indices.delete(index=list(server.indices.get_alias(name=alias)))
