"""Two imports at the same moment. A module of its own: it commits, so it runs after those that do not."""

from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.db import connection

from cms.places.importing import Report, import_places, saving

from .conftest import HEADER
from .test_saving import rows


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_wait_for_one_another(write_file, prepared, monkeypatch):
    """The worst moment: both have looked and neither has written. The lock lets only one get there."""
    if not connection.features.has_select_for_update:
        pytest.skip("SQLite has one writer at a time; the suite on PostgreSQL tests this.")
    file, both_planned, plan_rows = write_file(HEADER, *rows(20)), Barrier(2), saving.plan_rows
    reports: list[Report] = []
    failures: list[Exception] = []

    def plan_when_both_planned(*args, **kwargs):
        plans = plan_rows(*args, **kwargs)
        with suppress(BrokenBarrierError):
            both_planned.wait(timeout=0.5)
        return plans

    def load(path: Path) -> None:
        try:
            reports.append(import_places(path))
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    def collide(*args, **kwargs):
        raise AssertionError("both imports made the same places")

    monkeypatch.setattr(saving, "plan_rows", plan_when_both_planned)
    monkeypatch.setattr(saving, "_save_one_by_one", collide)
    threads = [Thread(target=load, args=(file,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert {(report.created, report.unchanged) for report in reports} == {(20, 0), (0, 20)}
