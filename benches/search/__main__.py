"""`make bench-search`: how well and how quickly the search answers, a table for each engine.

SQLite always, in a folder that is thrown away; PostgreSQL in a database of its own when DATABASE_URL names a server;
Elasticsearch when ELASTICSEARCH_URL does. Subjects take turns in rounds, so that a busy machine is unfair to all of
them alike: what counts are the ratios. The whole takes an hour; parts of it can be named: `python -m benches.search
relevance latency filling requests failover`.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

PARTS = ("filling", "relevance", "latency", "requests", "failover")


def main() -> None:
    parts = sys.argv[1:] or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        sys.exit(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
    server = os.environ.pop("DATABASE_URL", "")
    for note, is_missing in (
        ("PostgreSQL is left out: name a server in DATABASE_URL.", not server),
        ("Elasticsearch is left out: ELASTICSEARCH_URL=$(tests/services/elasticsearch start)", not _elasticsearch()),
    ):
        if is_missing:
            print(note, file=sys.stderr)
    _measure({}, parts)
    if server:
        with _database(server) as url:
            _measure({"DATABASE_URL": url, "ELASTICSEARCH_URL": ""}, [part for part in parts if part != "failover"])


def _elasticsearch() -> str:
    return os.environ.get("ELASTICSEARCH_URL", "")


def _measure(variables: dict[str, str], parts: list[str]) -> None:
    """Filling in a database of its own: one that 160,000 records were taken out of writes at a third of the speed."""
    for group in (["filling"], [part for part in PARTS if part != "filling"]):
        if chosen := [part for part in group if part in parts]:
            _measure_together(variables, chosen)


def _measure_together(variables: dict[str, str], parts: list[str]) -> None:
    """In a process of its own, for a process knows one database."""
    with tempfile.TemporaryDirectory(prefix="visitopolskie-bench-", ignore_cleanup_errors=True) as folder:
        environment = os.environ | {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "cms.settings.demo",
            "ELASTICSEARCH_INDEX_PREFIX": f"bench-{uuid4().hex[:8]}",
            **variables,
        }
        subprocess.run([sys.executable, "-m", "benches.search.portal", *parts], env=environment, check=True)


@contextmanager
def _database(url: str) -> Iterator[str]:
    """A new one beside the one that is named. Yields its URL; it is dropped in the end."""
    import psycopg

    name = f"visitopolskie_bench_{uuid4().hex[:8]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{url.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


if __name__ == "__main__":
    main()
