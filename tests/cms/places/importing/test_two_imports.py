"""Two imports at the same moment. A module of its own: it commits, so it runs after those that do not."""

import pytest

from cms.places.importing import Report, import_places, saving
from tests.races import at_once, needs_two_writers, waiting_for_the_other

from .conftest import HEADER
from .test_saving import rows


@needs_two_writers
@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_wait_for_one_another(write_file, transactional_db, monkeypatch):
    """The worst moment: both have looked and neither has written. The lock lets only one get there."""
    file, reports = write_file(HEADER, *rows(20)), list[Report]()

    def collide(*args, **kwargs):
        raise AssertionError("both imports made the same places")

    monkeypatch.setattr(saving, "plan_rows", waiting_for_the_other(saving.plan_rows))
    monkeypatch.setattr(saving, "_save_one_by_one", collide)
    assert not at_once(*[lambda: reports.append(import_places(file))] * 2)
    assert {(report.created, report.unchanged) for report in reports} == {(20, 0), (0, 20)}
