"""An installation whose log has values in clear already: they stand beside it afterwards, and nothing is lost."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.users.models import User
from intranet.core.audit_values import erase_values, holds
from intranet.core.models import AuditEntry, AuditValue
from intranet.members.models import Organisation
from tests import databases
from tests.intranet import factories

BEFORE = [("intranet_core", "0015_drafts")]
THEN = datetime(2026, 3, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(targets: Any) -> Any:
    """The models as they are then."""
    return MigrationExecutor(connection).migrate(targets).apps


@pytest.fixture
def before(transactional_db) -> Iterator[Any]:
    with databases.changeable():
        yield migrate(BEFORE)
        migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
        ContentType.objects.clear_cache()


def test_values_in_clear_stand_beside_the_log(before):
    anna, hotel = factories.person("Anna Nowak"), factories.organisation()

    def write(model: type, pk: int, **changes: list[Any]) -> int:
        about = {"content_type_id": ContentType.objects.get_for_model(model).pk, "object_id": pk}
        entry = before.get_model("intranet_core", "AuditEntry")(at=THEN, action="changed", changes=changes, **about)
        entry.save()
        return entry.pk

    own = write(User, anna.pk, last_name=["Nowak", "Zielińska"])
    chair = write(
        Organisation, hotel.pk, website=["", "https://example.org"], owner=["Anna Nowak", "Jan Kos"], nip=[None, 7]
    )
    moved = write(Organisation, hotel.pk)
    migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
    changes = {entry.pk: entry.changes for entry in AuditEntry.objects.all()}
    assert changes == {
        own: {"last_name": ["Nowak", "Zielińska"]},
        chair: {"website": ["", "https://example.org"], "owner": ["Anna Nowak", "Jan Kos"], "nip": [None, 7]},
        moved: {},
    }
    assert set(AuditEntry.objects.values_list("happened_at", "recorded_at")) == {(THEN, THEN)}
    assert "Nowak" not in str(AuditEntry.objects.values_list("digests"))
    assert all(map(holds, AuditValue.objects.all()))
    erase_values(anna)
    assert set(AuditValue.objects.values_list("value", flat=True)) == {'"https://example.org"', '"Jan Kos"', "7"}
    migrate(BEFORE)
    kept = dict(before.get_model("intranet_core", "AuditEntry").objects.values_list("pk", "changes"))
    assert kept[chair] == {"website": ["", "https://example.org"], "owner": ["", "Jan Kos"], "nip": [None, 7]}
