"""Entries of the audit log as lines of JSON, once they are committed."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from intranet.core.audit_seals import seal
from intranet.core.models import AuditEntry, AuditSeal
from intranet.members import invitation_services, services
from intranet.members.acting import actor_of
from tests.intranet.conftest import logged_in


@pytest.fixture
def lines(caplog) -> Callable[[], list[dict[str, Any]]]:
    caplog.set_level(logging.INFO, logger="audit")
    return lambda: [json.loads(record.getMessage()) for record in caplog.records if record.name == "audit"]


def test_entry_is_told_with_who_from_where_and_in_which_request(
    office, hotel, lines, django_capture_on_commit_callbacks
):
    client = logged_in(office.user)
    sent = {"name": "Telefon", "acting_for": office.form_value}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/intranet/feeds/", sent, REMOTE_ADDR="192.0.2.7")
    entry = AuditEntry.objects.get()
    (line,) = (line for line in lines() if line["what"] == "created")
    time, request = line.pop("time"), line.pop("request")
    assert line == {
        **{"what": "created", "outcome": "done", "person": office.user.pk, "address": "192.0.2.7"},
        **{
            "outsider": None,
            "organisation": None,
            "subject": f"intranet_core.feed:{entry.object_id}",
            "entry": entry.pk,
        },
        "happened_at": entry.happened_at.isoformat(),
    }
    assert time
    assert request == answer.headers["X-Request-ID"]


def test_what_is_undone_is_not_told(office, hotel, lines, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        services.update_organisation(actor=office, organisation=hotel, website="https://example.org/arte")
        transaction.set_rollback(True)
    assert lines() == []


def test_line_holds_no_name_and_no_words(office, hotel, anna, lines, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.update_person(actor=actor_of(anna), first_name="Hanna")
        services.give_role(actor=office, organisation=hotel, user=anna, role="member")
    assert [line["what"] for line in lines()] == ["changed", "created"]
    for word in ("Anna", "Hanna", "Nowak", "example.org", "Arte"):
        assert word not in str(lines())


def test_seal_is_told_for_who_keeps_the_lines_elsewhere(office, hotel, lines, django_capture_on_commit_callbacks):
    services.update_organisation(actor=office, organisation=hotel, website="https://example.org/arte")
    with django_capture_on_commit_callbacks(execute=True):
        seal()
    (line,) = lines()
    made = AuditSeal.objects.get()
    assert (line["what"], line["number"], line["entries"], line["hash"]) == ("audit log", 1, 1, made.hash)


def test_invitation_that_does_not_hold_is_told(office, hotel, anna, lines):
    about = {"organisation": hotel, "email": anna.email, "role": "member", "language": "pl"}
    invitation = invitation_services.invite(actor=office, **about)
    invitation_services.withdraw_invitation(actor=office, invitation=invitation)
    assert logged_in(anna).get(f"/intranet/invitations/{invitation.pk}/").status_code == 410
    (line,) = (line for line in lines() if line["what"] == "invitation")
    assert (line["outcome"], line["person"], line["invitation"]) == ("refused", anna.pk, invitation.pk)


def test_refusal_of_the_intranet_is_told(member, hotel, lines):
    assert logged_in(member.user).get("/intranet/log/").status_code == 403
    (line,) = (line for line in lines() if line["what"] == "request")
    assert (line["outcome"], line["person"], line["path"]) == ("refused", member.user.pk, "/intranet/log/")
