"""An entry of the audit log is written once. It says when it happened and when it was recorded, and keeps no name that
an erasure could not take.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from intranet.core.append_only import guard, guarded, unguarded
from intranet.core.audit import facts_of, happened, record, record_correction, timeline_of
from intranet.core.audit_seals import seal
from intranet.core.audit_values import holds
from intranet.core.enums import Action
from intranet.core.models import AuditEntry, AuditValue, RecordedAct
from intranet.core.models.recorded_act import Method
from intranet.core.timeline import TimelineStep
from intranet.members import group_services, services
from intranet.members.acting import actor_of
from intranet.members.erasure_services import erase_person
from tests import databases
from tests.intranet import factories
from tests.intranet.conftest import logged_in

THEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
#: Of tables without an `id`.
COLUMNS = {"intranet_core_auditseal": "hash", "intranet_core_sealedentry": "seal_id"}


@pytest.fixture
def entry(office, hotel) -> AuditEntry:
    services.update_organisation(actor=office, organisation=hotel, website="https://example.org/arte")
    return AuditEntry.objects.get()


@pytest.fixture
def group(office, hotel, anna):
    """Anna Nowak was its chair, and is called otherwise by now."""
    ewa = factories.person("Ewa Lis")
    for person in (anna, ewa):
        factories.member(hotel, user=person)
    group = group_services.create_group(actor=office, name="Pakiety", purpose="Razem.", chair=anna)
    group_services.update_group(actor=office, group=group, name="Pakiety", purpose="Razem.", chair=ewa)
    services.update_person(actor=actor_of(anna), last_name="Zielińska")
    return group


def test_what_happens_now_is_recorded_now(entry):
    assert abs(entry.recorded_at - timezone.now()) < timedelta(minutes=1)
    assert abs(entry.recorded_at - entry.happened_at) < timedelta(minutes=1)


def test_what_is_recorded_later_says_when_it_happened(office, hotel):
    with happened(THEN):
        record(actor=office, action=Action.CREATED, instance=hotel)
    record(actor=office, action=Action.ENDED, instance=hotel)
    now, then = AuditEntry.objects.all()
    assert (then.happened_at, then.action) == (THEN, "created")
    assert then.recorded_at > THEN + timedelta(days=1)
    assert now.happened_at > THEN + timedelta(days=1)
    page = logged_in(office.user).get("/intranet/log/?format=csv").content.decode("utf-8-sig").splitlines()
    assert (page[0].split(",")[0], page[0].split(",")[-1]) == ("When", "Recorded")
    assert page[-1].startswith("2026-03-01 13:00:00,")
    assert not page[-1].split(",")[-1].startswith("2026-03-01")


def test_code_neither_changes_nor_deletes_an_entry(entry):
    entry.action = "ended"
    for forbidden in (entry.save, entry.delete, AuditEntry.objects.all().delete):
        with pytest.raises(TypeError, match="neither changed nor deleted"):
            forbidden()
    with pytest.raises(TypeError, match="neither changed nor deleted"):
        AuditEntry.objects.update(action="ended")
    with pytest.raises(TypeError, match="neither changed nor deleted"), transaction.atomic():
        AuditEntry.objects.bulk_update([entry], ["action"])
    assert AuditEntry.objects.get().action == "changed"


@pytest.mark.parametrize(("table", "kind"), [(table, kind) for table, kinds in guarded().items() for kind in kinds])
def test_database_neither_changes_nor_deletes_what_was_recorded(entry, table, kind):
    seal()
    proved = {"method": Method.TOTP, "proved_at": THEN, "sha256": "a" * 64}
    RecordedAct.objects.create(user=entry.user, subject=entry.subject, text="Tak.", **proved)
    column = COLUMNS.get(table, "id")
    statement = f"DELETE FROM {table}" if kind == "DELETE" else f"UPDATE {table} SET {column} = {column}"
    with pytest.raises(DatabaseError, match=f"neither changed nor deleted: {table}"), transaction.atomic():
        connection.cursor().execute(statement)


def test_table_that_was_made_anew_is_guarded_after_the_next_migration(db):
    with databases.changeable():
        assert unguarded(connection) == sorted(guarded())
    assert unguarded(connection) == []
    guard(using="default")
    assert unguarded(connection) == []


def test_entry_keeps_a_digest_and_the_value_stands_beside_it(entry, hotel):
    value = AuditValue.objects.get()
    assert entry.digests == {"website": ["", value.digest]}
    assert entry.changes == {"website": ["", "https://example.org/arte"]}
    assert holds(value)
    value.salt = "0" * 32
    assert not holds(value)


def test_same_value_has_another_digest_each_time(office, hotel):
    for website in ("https://example.org/arte", "", "https://example.org/arte"):
        services.update_organisation(actor=office, organisation=hotel, website=website)
    assert AuditValue.objects.values("digest").distinct().count() == AuditValue.objects.count() == 3


def test_values_of_every_kind_are_read_as_they_were(office, hotel):
    before = facts_of(hotel, ["cluster_since", "is_contracting_authority", "name"])
    hotel.cluster_since, hotel.is_contracting_authority, hotel.name = THEN.date(), True, "„Łąka” & Söhne"
    record_correction(actor=office, instance=hotel, before=before)
    assert AuditEntry.objects.get().changes == {
        "cluster_since": [None, "2026-03-01"],
        "is_contracting_authority": [False, True],
        "name": ["Hotel Arte", "„Łąka” & Söhne"],
    }


def test_erasure_takes_former_names_too_and_leaves_the_entries(office, anna, group):
    kept = list(AuditEntry.objects.order_by("pk").values_list("pk", "digests"))
    assert "Anna Nowak" in page_of(office, group)
    erase_person(actor=office, user=anna)
    assert list(AuditEntry.objects.order_by("pk").values_list("pk", "digests"))[: len(kept)] == kept
    values = str(list(AuditValue.objects.values_list("value", flat=True)))
    assert "Nowak" not in values
    assert "Ewa Lis" in values
    assert "Nowak" not in page_of(office, group)
    assert "Chair: erased → Ewa Lis" in page_of(office, group)


def page_of(office, group) -> str:
    return " | ".join(str(TimelineStep(entry)) for entry in timeline_of(group))


def test_own_corrections_say_erased_on_the_timeline(office, anna, group):
    erase_person(actor=office, user=anna)
    (step,) = (TimelineStep(entry) for entry in timeline_of(anna) if entry.digests)
    assert step.changes == [("Last name", "erased", "erased")]


@pytest.mark.parametrize("number", [1, 3])
def test_timeline_asks_the_same_however_much_was_corrected(office, hotel, django_assert_num_queries, number):
    for one in range(number):
        services.update_organisation(actor=office, organisation=hotel, website=f"https://example.org/{one}")
    with django_assert_num_queries(2):
        assert len([str(TimelineStep(entry)) for entry in timeline_of(hotel)]) == number
