"""What happens by itself: once, in the order in which it was due, dated by its deadline however late the worker is."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from intranet.core import clock, following, notices
from intranet.core.access import require_now
from intranet.core.actors import Clock
from intranet.core.audit import record
from intranet.core.deadlines import this_minute
from intranet.core.enums import Action
from intranet.core.models import AuditEntry
from intranet.core.own_data import sheets_of_organisation
from intranet.core.transitions import move
from intranet.members.acting import actor_of
from intranet.members.enums import InvitationState
from intranet.members.models import Invitation
from tests.intranet import factories
from tests.intranet.conftest import logged_in

NOON = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)  # in Warsaw


def due(now):
    return Invitation.objects.filter(state=InvitationState.OPEN, invited_at__lt=this_minute(now))


def withdraw(invitation, *, actor):
    move(invitation, InvitationState.WITHDRAWN, actor=actor)


def fail(invitation, *, actor):
    withdraw(invitation, actor=actor)
    if invitation.email.startswith("bad"):
        raise LookupError(invitation.email)


def declare(monkeypatch, act=withdraw):
    timed = clock.Timed(code="invitations", due=due, deadline="invited_at", act=act)
    monkeypatch.setattr(clock, "TIMED", {timed.code: timed})


def invited(hotel, email="anna@example.org", at=NOON) -> Invitation:
    facts = {"role": "member", "invited_by": factories.person(), "invited_at": at}
    return Invitation.objects.create(organisation=hotel, email=email, **facts)


def test_deed_of_the_clock_is_dated_by_its_deadline(hotel, monkeypatch):
    declare(monkeypatch)
    invitation = invited(hotel)
    clock.run()
    entry = AuditEntry.objects.of([invitation]).get()
    assert (entry.user, entry.organisation, entry.before, entry.after) == (None, None, "open", "withdrawn")
    assert entry.happened_at.replace(second=0, microsecond=0) == NOON
    assert entry.happened_at > NOON + timedelta(seconds=59)  # after all that came in its last minute


def test_running_again_does_nothing_again(hotel, monkeypatch):
    declare(monkeypatch)
    invited(hotel)
    clock.run()
    clock.run()
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize(("second", "number"), [(-1, 0), (59, 0), (60, 1)])
def test_deadline_lets_its_minute_end(hotel, monkeypatch, second, number):
    declare(monkeypatch)
    invited(hotel)
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(seconds=second))
    clock.run()
    assert Invitation.objects.filter(state=InvitationState.WITHDRAWN).count() == number


def test_what_was_due_first_happens_first(hotel, monkeypatch):
    happened = []

    def note(invitation, *, actor):
        happened.append(invitation.email)
        withdraw(invitation, actor=actor)

    declare(monkeypatch, note)
    for hours in (2, 1, 3):
        invited(hotel, f"{hours}@example.org", NOON + timedelta(hours=hours))
    clock.run()
    assert happened == ["1@example.org", "2@example.org", "3@example.org"]


def test_one_that_fails_is_undone_and_stops_no_other(hotel, monkeypatch, caplog):
    declare(monkeypatch, fail)
    bad, good = invited(hotel, "bad@example.org"), invited(hotel, at=NOON + timedelta(hours=1))
    with pytest.raises(LookupError):
        clock.run()
    assert [Invitation.objects.get(pk=one.pk).state for one in (bad, good)] == ["open", "withdrawn"]
    assert AuditEntry.objects.count() == 1
    assert f"'invitations', {bad.pk}" in caplog.text


def test_what_would_happen_again_every_minute_does_not_happen(hotel, monkeypatch, caplog):
    declare(monkeypatch, lambda one, *, actor: record(actor=actor, action=Action.CHANGED, instance=one))
    invited(hotel)
    with pytest.raises(RuntimeError, match="as due as it was"):
        clock.run()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(("number", "queries"), [(0, 1), (1, 24), (3, 70)])
def test_each_that_is_due_costs_the_same(hotel, monkeypatch, django_assert_num_queries, number, queries):
    declare(monkeypatch)
    for one in range(number):
        invited(hotel, f"{one}@example.org")
    invited(hotel, at=timezone.now() + timedelta(hours=1))
    with django_assert_num_queries(queries):
        clock.run()


def test_clock_is_allowed_nothing_by_policy():
    with pytest.raises(PermissionDenied):
        require_now(lambda actor: True, Clock(at=NOON))  # type: ignore[arg-type]


@pytest.fixture
def outing(hotel):
    return factories.outing(hotel, title="Miody")


def test_followers_are_told_of_what_the_clock_did(member, outing):
    following.follow(actor=member, subject=outing)
    move(outing, "called_off", actor=Clock(at=NOON))
    assert [shown.words for shown in notices.shown_to(member)] == ["“Miody” is now: called off"]


def test_timeline_and_log_name_the_clock(office, member, outing):
    move(outing, "called_off", actor=Clock(at=NOON))
    page = logged_in(member.user).get(outing.get_absolute_url()).content.decode()
    assert "by the clock" in page
    client = logged_in(office.user)
    assert "by the clock" in client.get("/intranet/log/?sort=user").content.decode()
    assert ",by the clock,,Miody,state changed,announced,called off" in client.get("/intranet/log/?format=csv").text


def test_history_that_an_organisation_takes_along_names_the_clock(hotel):
    record(actor=Clock(at=NOON), action=Action.CHANGED, instance=hotel)
    history = next(sheet for sheet in sheets_of_organisation() if str(sheet.name) == "History")
    (row,) = history.rows(hotel)
    assert [str(value) for value in row.values()][1] == "by the clock"


def test_person_beside_the_clock_keeps_their_name(office, hotel):
    entry = record(actor=office, action=Action.CHANGED, instance=hotel)
    assert (entry.who, actor_of(office.user).user) == ("Barbara Biurowa", entry.user)
