"""The audit log beside other transactions and under another role. A module of its own: it commits."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from threading import Event, Thread

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from intranet.core import audit_seals
from intranet.core.audit_seals import seal
from intranet.core.models import AuditEntry, AuditSeal
from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.erasure_services import erase_person
from tests.intranet import factories
from tests.races import at_once, needs_two_writers, waiting_for_the_other

pytestmark = [pytest.mark.django_db(transaction=True), needs_two_writers]


def check() -> str:
    said = StringIO()
    call_command("check_audit", stdout=said)
    return said.getvalue()


def correct(website: str) -> None:
    """The office's, at one of two hotels."""
    office = actor_of(factories.office(f"Osoba {website[-1].upper()}"))
    hotel = factories.organisation(external_id=website[-1])
    services.update_organisation(actor=office, organisation=hotel, website=website)


def test_two_clocks_seal_once(transactional_db, monkeypatch):
    """The worst moment: both have found the same entries."""
    correct("https://example.org/a")
    monkeypatch.setattr(audit_seals, "digest_of_entry", waiting_for_the_other(audit_seals.digest_of_entry))
    assert at_once(seal, seal) == []
    assert AuditSeal.objects.count() == 1
    assert "1 entries are sealed, 0 not yet" in check()


def test_writer_is_kept_waiting_by_no_seal_and_seals_wait_for_no_writer(transactional_db):
    """What has the smaller number and is committed later is in the next seal."""
    is_written, is_sealed = Event(), Event()

    def write_slowly() -> None:
        with transaction.atomic():
            correct("https://example.org/a")
            is_written.set()
            is_sealed.wait()
        connection.close()

    writer = Thread(target=write_slowly)
    writer.start()
    is_written.wait()
    correct("https://example.org/b")
    seal()
    is_sealed.set()
    writer.join()
    late, early = AuditEntry.objects.order_by("pk")
    seal()
    first, second = AuditSeal.objects.all()
    assert [pk for pk, _digest in first.entries] == [early.pk]
    assert [pk for pk, _digest in second.entries] == [late.pk]
    assert "2 entries are sealed, 0 not yet" in check()


@contextmanager
def role_of_the_guide() -> Iterator[None]:
    """Web's and worker's, with the rights that the operator's guide gives it, word by word."""
    guide = (settings.BASE_DIR / "docs" / "operator.md").read_text()
    granted = re.findall(r"^ {6}((?:GRANT|REVOKE|ALTER DEFAULT) .+;)$", guide, re.MULTILINE)
    assert len(granted) == 8
    role = f"portal_{connection.settings_dict['NAME']}"  # a server has it once, and may run other tests as well
    with connection.cursor() as cursor:
        cursor.execute(f"DROP ROLE IF EXISTS {role}")
        cursor.execute(f"CREATE ROLE {role}")
        for statement in granted:
            cursor.execute(statement.replace(" portal;", f" {role};"))
        cursor.execute(f"SET ROLE {role}")
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")
            cursor.execute(f"DROP OWNED BY {role}")
            cursor.execute(f"DROP ROLE {role}")


def test_role_of_web_and_worker_writes_the_log_and_cannot_change_it(transactional_db):
    anna = factories.person("Anna Nowak")
    with role_of_the_guide():
        correct("https://example.org/a")
        services.update_person(actor=actor_of(anna), first_name="Hanna")
        seal()
        erase_person(actor=actor_of(factories.office()), user=anna)
        for table in ("auditentry", "auditseal", "sealedentry", "recordedact"):
            for statement in ("DELETE FROM {}", "TRUNCATE {} CASCADE", "ALTER TABLE {} DISABLE TRIGGER ALL"):
                refused(statement.format(f"intranet_core_{table}"))
        refused("UPDATE intranet_core_auditentry SET action = 'x'")
        refused("UPDATE intranet_core_auditvalue SET value = 'x'")
        assert "This database role writes entries and can neither change nor delete them." in check()
    assert "This database role owns the log, or may change it" in check()


def refused(statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
        connection.cursor().execute(statement)


def test_log_cannot_be_emptied(transactional_db):
    with pytest.raises(DatabaseError, match="neither changed nor deleted"):
        connection.cursor().execute("TRUNCATE intranet_core_auditentry CASCADE")
