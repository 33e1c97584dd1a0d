"""What waits for a person: what they can do something about, the most urgent first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intranet.core.features import Feature
from intranet.core.waiting import Waiting
from intranet.dashboard import features
from intranet.members import invitation_services, policies, services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Invitation, Proposal
from tests.intranet import factories, world
from tests.intranet.conftest import logged_in


def test_the_most_urgent_comes_first_and_what_has_no_date_last(member, monkeypatch):
    now = timezone.now()
    given = [Waiting("whenever", "/a/"), Waiting("later", "/b/", now + timedelta(2)), Waiting("late", "/c/", now)]
    given_by = [Feature(waits_for=lambda actor: given[:1]), Feature(waits_for=lambda actor: given[1:])]
    monkeypatch.setattr(features, "FEATURES", given_by)
    assert [one.words for one in features.waits_for(member)] == ["late", "later", "whenever"]
    assert [one.is_late for one in features.waits_for(member)] == [True, False, False]


def test_page_says_when_nothing_waits(member):
    assert "Nothing waits for you." in logged_in(member.user).get("/intranet/").content.decode()


def test_invitation_waits_until_it_is_answered(office, museum, member):
    invitation = invitation_services.invite(
        actor=office, organisation=museum, email=member.user.email, role=Role.COORDINATOR, language="pl"
    )
    client = logged_in(member.user)
    page = client.get("/intranet/").content.decode()
    assert f'<a href="/intranet/invitations/{invitation.pk}/">Muzeum invites you: coordinator</a>' in page
    client.post(f"/intranet/invitations/{invitation.pk}/")
    assert "Nothing waits for you." in client.get("/intranet/").content.decode()


def test_member_without_a_voice_waits_for_the_office_alone(office, hotel, member, anna):
    gone = factories.member(hotel, Role.REPRESENTATIVE)
    services.end_role(actor=office, membership=gone)
    assert [one.words for one in features.waits_for(office)] == ["Hotel Arte has no representative"]
    assert features.waits_for(member) == []
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.REPRESENTATIVE)
    assert features.waits_for(actor_of(office.user)) == []


def test_unanswered_invitation_waits_for_who_may_repeat_it_when_it_soon_lapses(coordinator, member, hotel):
    invitation = invitation_services.invite(
        actor=coordinator, organisation=hotel, email="jan@example.org", role=Role.MEMBER, language="pl"
    )
    asked = "jan@example.org has not yet answered the invitation to Hotel Arte"
    assert asked not in words_of(coordinator)
    Invitation.objects.update(invited_at=timezone.now() - timedelta(days=10))
    assert asked in words_of(coordinator)
    assert asked not in words_of(member)
    invitation_services.withdraw_invitation(actor=coordinator, invitation=invitation)
    assert asked not in words_of(coordinator)


def test_late_dues_wait_until_the_grace_is_over(office, hotel, member, museum):
    representative = factories.member(hotel, Role.REPRESENTATIVE).user
    services.move_organisation(actor=office, organisation=hotel, state="grace")
    for user in (office.user, representative):
        late = next(one for one in features.waits_for(actor_of(user)) if one.words == "The dues of Hotel Arte are late")
        assert late.due is not None
        assert (late.due - timezone.now()).days == 29
    assert words_of(actor_of(member.user)) == []


def test_empty_roles_wait_for_those_who_answer_for_the_organisation(hotel, member):
    voice = factories.member(hotel, Role.REPRESENTATIVE).user
    factories.member(hotel, Role.DEPUTY)
    assert words_of(actor_of(voice)) == ["Nobody has this role in Hotel Arte: coordinator"]
    assert words_of(member) == []


def test_invitation_waits_on_the_page_of_those_without_access_too(office, hotel, anna):
    invitation_services.invite(actor=office, organisation=hotel, email=anna.email, role=Role.MEMBER, language="pl")
    assert "Hotel Arte invites you: member" in logged_in(anna).get("/intranet/standing/").content.decode()


def words_of(actor) -> list[str]:
    return [one.words for one in features.waits_for(actor)]


@pytest.mark.parametrize("role", world.PEOPLE)
def test_proposals_wait_for_exactly_those_who_may_decide_them(db, role):
    actor = actor_of(world.build()[role])
    waiting = Proposal.objects.waiting()
    assert waiting.exists()
    decided = waiting if policies.can_decide_proposals(actor) else waiting.none()
    assert set(waiting.to_be_decided_by(actor.user)) == set(decided)
