"""A vote in the last minute against counting, and two votes at once. A module of its own: it commits."""

import pytest
from django.core.exceptions import ValidationError

from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.voices.models import Count, Poll
from intranet.members.voices.rules import Rules
from intranet.members.voices.services import casting, counting, presence
from tests.intranet import factories
from tests.races import at_once, needs_two_writers, one_after_the_other, waiting_for_the_other

from .conftest import open_for, speaker, tally_of, voter_of

pytestmark = [pytest.mark.django_db(transaction=True), needs_two_writers]


@pytest.fixture
def office(transactional_db):
    return actor_of(factories.office())


@pytest.fixture
def hotel(transactional_db):
    return factories.organisation()


@pytest.mark.parametrize("is_secret", [False, True])
def test_vote_that_came_before_the_count_is_counted(office, hotel, monkeypatch, is_secret):
    poll, actor = open_for(office, hotel, rules=Rules(is_secret=is_secret)), speaker(hotel)
    voter = voter_of(poll, hotel)
    raised = one_after_the_other(
        *(monkeypatch, casting, "require_now"),
        lambda: casting.cast(actor=actor, voter=voter, choice="for"),
        lambda: counting.count(actor=office, poll=poll),
    )
    assert raised == []
    assert tally_of(Poll.objects.get()).counts.in_favour == 1


@pytest.mark.parametrize("is_secret", [False, True])
def test_vote_that_came_after_the_count_is_refused(office, hotel, monkeypatch, is_secret):
    poll, actor = open_for(office, hotel, rules=Rules(is_secret=is_secret)), speaker(hotel)
    voter = voter_of(poll, hotel)
    (refusal,) = one_after_the_other(
        *(monkeypatch, counting, "_counts"),
        lambda: counting.count(actor=office, poll=poll),
        lambda: casting.cast(actor=actor, voter=voter, choice="for"),
    )
    assert isinstance(refusal, ValidationError)
    assert refusal.messages == ["This vote is closed."]
    assert tally_of(Poll.objects.get()).counts.in_favour == 0
    assert not Count.objects.filter(number__gt=0).exists()


def test_two_who_speak_for_one_cast_one_secret_vote(office, hotel, monkeypatch):
    poll = open_for(office, hotel, rules=Rules(is_secret=True))
    voter, actors = voter_of(poll, hotel), [speaker(hotel), speaker(hotel, Role.DEPUTY)]
    monkeypatch.setattr(casting, "require_now", waiting_for_the_other(casting.require_now))
    raised = at_once(*(lambda actor=actor: casting.cast(actor=actor, voter=voter, choice="for") for actor in actors))
    (refusal,) = raised
    assert "You have voted already" in str(refusal)
    assert Count.objects.get(choice="for").number == 1


def test_many_secret_votes_at_once_are_all_counted(office, transactional_db):
    members = [factories.organisation() for _ in range(6)]
    poll = open_for(office, *members, rules=Rules(is_secret=True))
    voters = [(speaker(one), voter_of(poll, one)) for one in members]
    calls = [lambda pair=pair: casting.cast(actor=pair[0], voter=pair[1], choice="for") for pair in voters]
    assert at_once(*calls) == []
    assert Count.objects.get(choice="for").number == 6


def test_two_who_give_each_other_their_proxy_make_no_chain(office, hotel, monkeypatch):
    other = factories.organisation()
    poll = open_for(office, hotel, other, rules=Rules(proxies=1))
    first, second = voter_of(poll, hotel), voter_of(poll, other)
    one, two = speaker(hotel), speaker(other)
    monkeypatch.setattr(presence, "require_now", waiting_for_the_other(presence.require_now))
    raised = at_once(
        lambda: presence.give_proxy(actor=one, voter=first, holder=second),
        lambda: presence.give_proxy(actor=two, voter=second, holder=first),
    )
    assert len(raised) == 1
    assert poll.voters.exclude(holder=None).count() == 1
