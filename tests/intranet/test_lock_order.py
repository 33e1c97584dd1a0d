"""That the watch over locks sees what it is there for. On PostgreSQL; of all other tests it is asked by a fixture."""

import pytest
from django.db import connection, transaction
from django.db.models import Model

from intranet.members.models import Organisation, WorkingGroup

from .lock_order import LockOrder

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks the database as a whole.")


@pytest.fixture(autouse=True)
def _locks_are_taken_in_one_order() -> None:
    """Here they are not."""


@transaction.atomic
def lock(*models: type[Model], skip_locked: bool = False) -> None:
    for model in models:
        list(model._base_manager.select_for_update(skip_locked=skip_locked))


def test_two_orders_are_told_and_one_is_not(db):
    order = LockOrder()
    with order.watched() as told:
        lock(WorkingGroup, Organisation)
        lock(WorkingGroup, Organisation, WorkingGroup)
        lock(Organisation, WorkingGroup, skip_locked=True)  # waits for nobody
        assert told == []
        lock(Organisation, WorkingGroup)
    assert told == ["members_workinggroup is locked after members_organisation here, and before it elsewhere."]
