"""What waits for a person: what they can do something about, the most urgent first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intranet.core.waiting import Waiting
from intranet.dashboard import waiting
from intranet.members import invitation_services, services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from tests.intranet import factories
from tests.intranet.conftest import logged_in


def test_the_most_urgent_comes_first_and_what_has_no_date_last(member, monkeypatch):
    now = timezone.now()
    given = [Waiting("whenever", "/a/"), Waiting("later", "/b/", now + timedelta(2)), Waiting("late", "/c/", now)]
    monkeypatch.setattr(waiting, "FEATURES", (lambda actor: given[:1], lambda actor: given[1:]))
    assert [one.words for one in waiting.waits_for(member)] == ["late", "later", "whenever"]
    assert [one.is_late for one in waiting.waits_for(member)] == [True, False, False]


def test_page_says_when_nothing_waits(member):
    assert "Nothing waits for you." in logged_in(member.user).get("/intranet/").content.decode()


def test_invitation_waits_until_it_is_answered(office, museum, member):
    invitation = invitation_services.invite(
        actor=office, organisation=museum, email=member.user.email, role=Role.COORDINATOR, language="pl"
    )
    client = logged_in(member.user)
    page = client.get("/intranet/").content.decode()
    assert f'<a href="/intranet/invitation/{invitation.token}/">Muzeum invites you: coordinator</a>' in page
    client.post(f"/intranet/invitation/{invitation.token}/")
    assert "Nothing waits for you." in client.get("/intranet/").content.decode()


def test_member_without_a_voice_waits_for_the_office_alone(office, hotel, member, anna):
    gone = factories.member(hotel, Role.REPRESENTATIVE)
    services.end_role(actor=office, membership=gone)
    assert [one.words for one in waiting.waits_for(office)] == ["Hotel Arte has no representative"]
    assert waiting.waits_for(member) == []
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.REPRESENTATIVE)
    assert waiting.waits_for(actor_of(office.user)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_dashboard_asks_the_same_whatever_waits(office, django_assert_num_queries, rows):
    for _ in range(rows):
        factories.organisation()
    client = logged_in(office.user)
    client.get("/intranet/")
    with django_assert_num_queries(7):
        client.get("/intranet/")
