"""The audit log in sealed batches: what is changed, removed or slipped in behind its back shows."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models.query import QuerySet

from intranet.core import audit_seals
from intranet.core.audit_seals import seal
from intranet.core.models import AuditEntry, AuditSeal, AuditValue, SealedEntry
from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.erasure_services import erase_person
from tests import databases
from tests.intranet import factories


@pytest.fixture
def entries(office, hotel, monkeypatch) -> list[AuditEntry]:
    """Three, in two seals."""
    monkeypatch.setattr(audit_seals, "BATCH", 2)
    for website in ("https://example.org/a", "https://example.org/b", "https://example.org/c"):
        services.update_organisation(actor=office, organisation=hotel, website=website)
    seal()
    return list(AuditEntry.objects.order_by("pk"))


def check(*arguments: str) -> tuple[str, list[str]]:
    """What the command prints, and what it finds: it fails then."""
    said, found, has_failed = StringIO(), StringIO(), False
    try:
        call_command("check_audit", *arguments, stdout=said, stderr=found)
    except CommandError:
        has_failed = True
    assert has_failed is bool(found.getvalue())
    return said.getvalue(), found.getvalue().splitlines()


def change(rows: QuerySet, **values: object) -> None:
    """Behind the back of the code, by who owns the database."""
    with databases.changeable():
        QuerySet.update(rows, **values)


def remove(rows: QuerySet) -> None:
    with databases.changeable():
        rows._raw_delete(rows.db)


def test_seals_cover_every_entry_once_and_follow_one_another(entries):
    first, second = AuditSeal.objects.all()
    assert [pk for pk, _digest in first.entries + second.entries] == [entry.pk for entry in entries]
    assert (first.number, first.previous, second.number, second.previous) == (1, "", 2, first.hash)
    said, found = check()
    assert found == []
    assert "3 entries are sealed, 0 not yet; 0 values were erased." in said
    assert f"2: {second.hash}" in said


def test_nothing_new_makes_no_seal(entries):
    seal()
    assert AuditSeal.objects.count() == 2


def test_entry_that_comes_late_is_in_the_next_seal_whatever_its_number(entries, office, hotel):
    late = AuditEntry(pk=entries[-1].pk + 7, user=office.user, action="created", subject=hotel)
    services.move_organisation(actor=office, organisation=hotel, state="grace")
    later = AuditEntry.objects.latest("pk")
    AuditEntry(pk=later.pk + 50, user=office.user, action="created", subject=hotel).save()
    seal()
    late.pk = later.pk + 20
    late.save()
    seal()
    assert [pk for pk, _digest in AuditSeal.objects.latest("number").entries] == [late.pk]
    assert check()[1] == []


def test_changed_entry_is_named(entries):
    change(AuditEntry.objects.filter(pk=entries[1].pk), action="created")
    assert check()[1] == [f"Entry {entries[1].pk} is not what seal 1 knows: it was changed."]


@pytest.mark.parametrize("field", ["happened_at", "recorded_at"])
def test_entry_cannot_be_dated_back(entries, field):
    change(AuditEntry.objects.filter(pk=entries[0].pk), **{field: entries[0].happened_at - timedelta(days=1)})
    assert check()[1] == [f"Entry {entries[0].pk} is not what seal 1 knows: it was changed."]


def test_removed_entry_is_named(entries):
    gone = entries[2].pk
    remove(AuditValue.objects.filter(entry=gone))
    remove(SealedEntry.objects.filter(entry=gone))
    remove(AuditEntry.objects.filter(pk=gone))
    assert check()[1] == [f"Entry {gone} was removed: seal 2 knows it."]


def test_entry_slipped_into_a_sealed_batch_is_named(entries, office, hotel):
    slipped = AuditEntry.objects.create(user=office.user, action="created", subject=hotel)
    SealedEntry.objects.create(entry=slipped, seal=AuditSeal.objects.get(number=1))
    assert check()[1] == [f"Entry {slipped.pk} was added to what seal 1 covers."]


@pytest.mark.parametrize("is_sealed", [False, True])
def test_entry_that_claims_to_be_older_than_a_seal_is_named(entries, office, hotel, is_sealed):
    last = AuditSeal.objects.latest("number")
    claimed = last.sealed_at - timedelta(hours=2)
    added = AuditEntry.objects.create(user=office.user, action="created", subject=hotel, recorded_at=claimed)
    if is_sealed:
        seal()
    (found,) = check()[1]
    assert found.startswith(
        f"Entry {added.pk} says that it was recorded on {claimed:%Y-%m-%d %H:%M} UTC, but seal 2 of"
    )


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (lambda: change(AuditSeal.objects.filter(number=1), entries=[]), "Seal 1 is not what it was when it was made."),
        (
            lambda: change(AuditSeal.objects.filter(number=1), hash="0" * 64),
            "Seal 2 does not follow the seal before it",
        ),
        (
            lambda: change(AuditSeal.objects.filter(number=2), previous="0" * 64),
            "Seal 2 does not follow the seal before",
        ),
        (lambda: change(AuditSeal.objects.filter(number=2), number=3), "Seal 2 was removed."),
    ],
)
def test_changed_seal_is_named(entries, tamper: Callable[[], None], found):
    remove(SealedEntry.objects.all())
    tamper()
    assert any(one.startswith(found) for one in check()[1])


def test_value_that_was_exchanged_is_named(entries):
    value = AuditValue.objects.earliest("pk")
    change(AuditValue.objects.filter(pk=value.pk), value='"https://example.org/other"')
    assert check()[1] == [f"A value that stands beside entry {value.entry_id} is not the one that was recorded."]


def test_log_holds_after_an_erasure(office):
    anna = factories.person("Anna Nowak")
    services.update_person(actor=actor_of(anna), first_name="Hanna")
    seal()
    erase_person(actor=office, user=anna)
    said, found = check()
    assert found == []
    assert "2 values were erased." in said


def test_log_that_was_written_anew_is_not_the_one_whose_seal_was_kept(entries):
    kept = str(AuditSeal.objects.last())
    assert check("--kept", kept)[1] == []
    remove(SealedEntry.objects.all())
    remove(AuditSeal.objects.all())
    change(AuditEntry.objects.filter(pk=entries[0].pk), action="created")
    seal()
    assert check()[1] == []
    (found,) = check("--kept", kept)[1]
    assert found.startswith("Seal 2 is not the one that was kept")


@pytest.mark.parametrize("kept", ["x", "2", f"2:{'a' * 63}", f"-1:{'a' * 64}"])
def test_what_is_no_seal_is_refused_in_words(db, kept):
    with pytest.raises(CommandError, match="give its number, a colon and its 64 hexadecimal digits"):
        call_command("check_audit", f"--kept={kept}", stdout=StringIO())


def test_log_without_triggers_is_told(entries):
    said: list[str] = []
    with databases.changeable():
        said = check()[1]
    assert len(said) == 5
    assert all(one.startswith("Nothing in the database keeps the table intranet_core_") for one in said)


def test_role_that_owns_the_log_is_told_so(db):
    assert "This database role owns the log, or may change it: only triggers keep it from that." in check()[0]
