"""Who is there, and who votes for whom: a limit, no chains, and only while the holder is present."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from intranet.members.voices.models import Ballot, Voter
from intranet.members.voices.rules import Rules
from intranet.members.voices.services.casting import cast
from intranet.members.voices.services.counting import count
from intranet.members.voices.services.opening import drop_out
from intranet.members.voices.services.presence import give_proxy, note_presence, take_proxy_back

from .conftest import open_for, tally_of, voter_of

ONE, TWO = Rules(proxies=1), Rules(proxies=2)


@pytest.fixture
def three(clubs):
    return clubs(3)


def opened(office, members, rules=ONE, **facts):
    """The poll, and of each member the voter with who speaks for it."""
    poll = open_for(office, *(organisation for organisation, _actor in members), rules=rules, **facts)
    return poll, [(voter_of(poll, organisation), actor) for organisation, actor in members]


def test_holder_votes_for_who_is_represented_while_present(office, three):
    poll, ((first, giver), (second, holder), _third) = opened(office, three)
    give_proxy(actor=giver, voter=first, holder=second)
    with pytest.raises(ValidationError, match="Only who is present votes"):
        cast(actor=holder, voter=first, choice="for")
    note_presence(voter=second, is_present=True)
    cast(actor=holder, voter=first, choice="for")
    cast(actor=holder, voter=second, choice="against")
    assert {ballot.cast_by for ballot in Ballot.objects.all()} == {holder.user}
    note_presence(voter=second, is_present=False)
    counts = tally_of(count(actor=office, poll=poll)).counts
    assert (counts.in_favour, counts.against, counts.present) == (1, 1, 2)


def test_absent_holder_makes_nobody_present(office, three):
    poll, ((first, giver), (second, _holder), (third, _actor)) = opened(office, three)
    give_proxy(actor=giver, voter=first, holder=second)
    note_presence(voter=first, is_present=True)
    note_presence(voter=third, is_present=True)
    assert tally_of(count(actor=office, poll=poll)).counts.present == 1


def test_who_is_represented_does_not_vote_until_they_take_it_back(office, three):
    _poll, ((first, giver), (second, holder), _third) = opened(office, three)
    give_proxy(actor=giver, voter=first, holder=second)
    with pytest.raises(PermissionDenied):
        cast(actor=giver, voter=first, choice="for")
    take_proxy_back(actor=giver, voter=first)
    take_proxy_back(actor=giver, voter=first)
    cast(actor=giver, voter=first, choice="for")
    with pytest.raises(PermissionDenied):
        cast(actor=holder, voter=first, choice="against")


def test_nobody_gives_or_takes_the_proxy_of_another(office, three):
    _poll, ((first, _giver), (second, holder), _third) = opened(office, three)
    for attempt in (give_proxy, lambda *, actor, voter, holder: take_proxy_back(actor=actor, voter=voter)):
        with pytest.raises(PermissionDenied):
            attempt(actor=holder, voter=first, holder=second)


def test_no_proxies_unless_the_rules_know_them(office, three):
    _poll, ((first, giver), (second, _holder), _third) = opened(office, three, Rules())
    with pytest.raises(ValidationError, match="know no proxies"):
        give_proxy(actor=giver, voter=first, holder=second)


def test_there_are_no_chains(office, three):
    _poll, ((first, giver), (second, holder), (third, _actor)) = opened(office, three, TWO)
    give_proxy(actor=giver, voter=first, holder=second)
    with pytest.raises(ValidationError, match="Who is represented cannot represent"):
        give_proxy(actor=holder, voter=second, holder=third)
    take_proxy_back(actor=giver, voter=first)
    give_proxy(actor=holder, voter=second, holder=third)
    with pytest.raises(ValidationError, match="Who is represented cannot represent"):
        give_proxy(actor=giver, voter=first, holder=second)


@pytest.mark.parametrize(("rules", "may"), [(ONE, False), (TWO, True)])
def test_one_holder_represents_no_more_than_the_rules_allow(office, three, rules, may):
    _poll, ((first, giver), (second, _holder), (third, other)) = opened(office, three, rules)
    give_proxy(actor=giver, voter=first, holder=second)
    if may:
        give_proxy(actor=other, voter=third, holder=second)
    else:
        with pytest.raises(ValidationError, match="represents 1 already: the rules allow no more"):
            give_proxy(actor=other, voter=third, holder=second)
    assert Voter.objects.exclude(holder=None).count() == (2 if may else 1)


def test_proxy_goes_to_another_voter_of_the_same_vote(office, three):
    _poll, ((first, giver), *_others) = opened(office, three)
    other_poll, ((stranger, _actor), *_rest) = opened(office, three)
    for wrong in (first, stranger):
        with pytest.raises(ValidationError, match="Choose another voter of this vote"):
            give_proxy(actor=giver, voter=first, holder=wrong)
    assert other_poll.voters.filter(holder=None).count() == 3


def test_no_proxy_after_the_vote_was_cast(office, three):
    _poll, ((first, giver), (second, holder), (third, other)) = opened(office, three, TWO)
    give_proxy(actor=giver, voter=first, holder=second)
    note_presence(voter=second, is_present=True)
    cast(actor=holder, voter=first, choice="for")
    with pytest.raises(ValidationError, match="has been cast already"):
        take_proxy_back(actor=giver, voter=first)
    cast(actor=other, voter=third, choice="for")
    with pytest.raises(ValidationError, match="has been cast already"):
        give_proxy(actor=other, voter=third, holder=second)


def test_holder_who_leaves_the_cluster_gives_the_vote_back(office, three):
    _poll, ((first, giver), (second, _holder), (third, other)) = opened(office, three)
    give_proxy(actor=giver, voter=first, holder=second)
    drop_out(organisation=second.organisation)
    cast(actor=giver, voter=first, choice="for")
    with pytest.raises(ValidationError, match="Choose another voter"):
        give_proxy(actor=other, voter=third, holder=second)
