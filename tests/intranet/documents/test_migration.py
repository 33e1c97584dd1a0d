"""An installation in which people had to read and to approve already: they are asked, and nothing is lost."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.users.models import User
from intranet.core.asks.days import end_of
from intranet.core.models import Ask, AuditEntry, Notice
from intranet.members.models import Organisation
from tests import databases
from tests.intranet import factories

BEFORE = [("documents", "0009_audiences_of_the_members")]
DAY, THEN = date(2026, 12, 24), datetime(2026, 12, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(targets: Any) -> Any:
    """The models as they are then."""
    return MigrationExecutor(connection).migrate(targets).apps


@pytest.fixture
def before(transactional_db) -> Iterator[Any]:
    with databases.changeable():  # nothing kept the log from being changed then
        yield migrate(BEFORE)
        migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
    ContentType.objects.clear_cache()


def write_library(models: Any, owner: User) -> Any:
    """A document in one version."""
    audience = models.get_model("members", "Audience").objects.create(code="migrated")
    folder = models.get_model("documents", "Folder").objects.create(name="U", path="0009", depth=1, audience=audience)
    facts = {"folder_id": folder.pk, "owner_id": owner.pk, "audience": audience}
    document = models.get_model("documents", "Document").objects.create(title="Statut", **facts)
    version = {"number": 2, "file": "library/x", "name": "x.pdf", "media_type": "application/pdf", "size": 1}
    return models.get_model("documents", "Version").objects.create(
        document=document, added_by_id=owner.pk, sha256="a" * 64, **version
    )


def write_asked(models: Any, version: Any, people: list[User], hotel: Organisation) -> list[Any]:
    """A row for each of the people and each state."""
    by = {"due_on": DAY, "asked_by_id": people[0].pk, "asked_at": THEN}
    demand = models.get_model("documents", "MustRead").objects
    holds = demand.create(document=version.document, **by)
    over = demand.create(document=version.document, ended_at=THEN, **by)
    duty, approval = (models.get_model("documents", name).objects for name in ("ReadingDuty", "Approval"))
    confirmed = {"state": "confirmed", "confirmed_at": THEN, "number": 2}
    rows = [
        duty.create(must_read=must_read, user_id=user.pk, organisation_id=hotel.pk, **facts)
        for must_read, user, facts in ((holds, people[0], {}), (holds, people[1], confirmed), (over, people[0], {}))
    ]
    states: dict[str, dict[str, Any]] = {
        "open": {},
        "approved": {"decided_at": THEN},
        "declined": {"decided_at": THEN, "note": "Nie."},
    }
    states |= {"void": {}, "back": {}}
    rows += [
        approval.create(version=version, approver_id=user.pk, state=state, **facts, **by)
        for user, (state, facts) in zip(people, states.items(), strict=True)
    ]
    return rows


def write_traces(models: Any, rows: list[Any], user: User) -> None:
    """Of each row an entry of the log and a notice, told apart by the row's place."""
    for number, row in enumerate(rows):
        kind = ContentType.objects.get_or_create(app_label="documents", model=row._meta.model_name)[0]
        about = {"user_id": user.pk, "content_type_id": kind.pk, "object_id": row.pk}
        models.get_model("intranet_core", "AuditEntry").objects.create(action="moved", before=number, **about)
        models.get_model("intranet_core", "Notice").objects.create(kind="documents.must_read", occasion=number, **about)


def test_rows_become_asks_with_their_log_and_notices(before):
    people = [factories.person() for _one in range(5)]
    hotel = factories.organisation()
    version = write_library(before, people[0])
    rows = write_asked(before, version, people, hotel)
    write_traces(before, rows, people[0])
    migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
    ContentType.objects.clear_cache()
    asks = list(Ask.objects.order_by("pk"))
    assert [(ask.state, ask.answer) for ask in asks] == [
        *(("open", ""), ("answered", "confirmed"), ("void", "")),
        *(("open", ""), ("answered", "approved"), ("answered", "declined"), ("void", ""), ("back", "")),
    ]
    assert [ask.user for ask in asks] == [people[0], people[1], people[0], *people]
    assert {ask.organisation for ask in asks[:3]} == {hotel}
    assert {(ask.due, ask.asked_at, ask.asked_by) for ask in asks} == {(end_of(DAY), THEN, people[0])}
    assert (asks[1].answered_at, asks[1].facts) == (THEN, {"number": 2})
    assert (asks[5].note, asks[5].facts) == ("Nie.", {"number": 2, "sha256": "a" * 64})
    assert [str(ask.subject) for ask in asks] == ["Statut"] * 3 + ["Statut (2)"] * 5
    for number, ask in enumerate(asks):
        assert AuditEntry.objects.get(before=number).subject == ask
        assert Notice.objects.get(occasion=number).subject == ask
