"""A vote is counted once, by who leads it or by the clock, and says what it counted."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from intranet.core import clock
from intranet.core.models import AuditEntry
from intranet.core.transitions import IllegalTransition
from intranet.members.voices.models import Poll
from intranet.members.voices.rules import Base, Choice, Majority, Quorum, Rules, Share
from intranet.members.voices.services.casting import cast
from intranet.members.voices.services.counting import count, counted, enter_counts
from intranet.members.voices.services.presence import note_presence

from .conftest import open_for, tally_of, voter_of

NOON = datetime(2190, 6, 1, 10, 0, tzinfo=UTC)


def voted(office, members, choices, **facts) -> Poll:
    """The first members have chosen these."""
    poll = open_for(office, *(organisation for organisation, _actor in members), **facts)
    for (organisation, actor), choice in zip(members, choices, strict=False):
        cast(actor=actor, voter=voter_of(poll, organisation), choice=choice)
    return poll


@pytest.mark.parametrize("is_secret", [False, True])
def test_tally_has_all_its_counts(office, clubs, is_secret):
    poll = voted(office, clubs(5), ["for", "for", "against", "abstained"], rules=Rules(is_secret=is_secret))
    found = tally_of(Poll.objects.get(pk=count(actor=office, poll=poll).pk))
    counts = found.counts
    assert (counts.entitled, counts.present, counts.in_favour, counts.against, counts.abstained) == (5, 4, 2, 1, 1)
    assert (found.silent, found.is_tie, found.outcome) == (1, False, "passed")


def test_quorum_of_the_entitled_counts_who_is_present_at_this_vote(office, clubs):
    members = clubs(4)
    poll = voted(office, members, ["for"], rules=Rules(quorum=Quorum(Share(1, 2))))
    assert tally_of(count(actor=office, poll=poll)).outcome == "no_quorum"
    poll = voted(office, members, ["for"], rules=Rules(quorum=Quorum(Share(1, 2))))
    note_presence(voter=voter_of(poll, members[3][0]), is_present=True)
    assert tally_of(count(actor=office, poll=poll)).outcome == "passed"


def test_casting_vote_decides_a_tie(office, clubs):
    poll = voted(office, clubs(2), ["for", "against"], rules=Rules(has_casting_vote=True))
    found = tally_of(count(actor=office, poll=poll, casting=Choice.FOR))
    assert (found.outcome, found.casting, found.is_tie) == ("passed", "for", True)


def test_counting_again_is_refused_and_changes_nothing(office, clubs):
    members = clubs(2)
    poll = count(actor=office, poll=voted(office, members, ["for"]))
    with pytest.raises(IllegalTransition):
        count(actor=office, poll=poll)
    with pytest.raises(ValidationError, match="This vote is closed"):
        cast(actor=members[1][1], voter=voter_of(poll, members[1][0]), choice="against")
    assert Poll.objects.get().tally == poll.tally


def test_vote_with_a_deadline_is_not_counted_before(office, clubs, monkeypatch):
    poll = voted(office, clubs(1), ["for"], closes_at=NOON)
    with pytest.raises(ValidationError, match="still open"):
        count(actor=office, poll=poll)
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=1))
    assert tally_of(count(actor=office, poll=poll)).outcome == "passed"


@pytest.mark.parametrize("late", [timedelta(minutes=1), timedelta(days=3)])
def test_clock_counts_when_the_last_minute_is_over_dated_by_it(office, clubs, monkeypatch, late):
    poll = voted(office, clubs(2), ["for", "against"], closes_at=NOON)
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(seconds=59))
    clock.run()
    assert Poll.objects.get().tally is None
    monkeypatch.setattr(timezone, "now", lambda: NOON + late)
    clock.run()
    clock.run()
    assert tally_of(Poll.objects.get()).outcome == "failed"
    (entry,) = AuditEntry.objects.of([poll]).filter(after="counted")
    assert entry.user is None
    assert entry.happened_at.replace(second=0, microsecond=0) == NOON


def test_feature_hears_of_the_count_in_its_transaction(office, clubs):
    """What it cannot carry out undoes the count."""
    poll = voted(office, clubs(1), ["for"])

    def refuse(sender, *, poll, actor, **_more):
        assert (tally_of(poll).outcome, actor) == ("passed", office)
        raise LookupError

    counted.connect(refuse)
    try:
        with pytest.raises(LookupError):
            count(actor=office, poll=poll)
    finally:
        counted.disconnect(refuse)
    assert Poll.objects.get().state == "open"


def test_counts_of_a_show_of_hands_are_entered(office, clubs):
    members = clubs(4)
    poll = open_for(office, *(organisation for organisation, _actor in members))
    for organisation, _actor in members[:3]:
        note_presence(voter=voter_of(poll, organisation), is_present=True)
    with pytest.raises(ValidationError, match="4 counted, 3 present"):
        enter_counts(actor=office, poll=poll, in_favour=2, against=1, abstained=1)
    found = tally_of(enter_counts(actor=office, poll=poll, in_favour=2, against=0, abstained=0, invalid=1))
    assert (found.outcome, found.counts.invalid, found.counts.present) == ("passed", 1, 3)


def test_counts_are_not_entered_over_votes_that_were_cast(office, clubs):
    poll = voted(office, clubs(2), ["for"])
    with pytest.raises(ValidationError, match="Votes have been cast here already"):
        enter_counts(actor=office, poll=poll, in_favour=0, against=2, abstained=0)


@pytest.mark.parametrize(("base", "outcome"), [(Base.FOR_AND_AGAINST, "passed"), (Base.CAST, "failed")])
def test_two_thirds_with_24_for_12_against_2_abstained(office, clubs, base, outcome):
    members = clubs(38)
    poll = open_for(office, *(one for one, _actor in members), rules=Rules(Majority.SHARE, Share(2, 3), base))
    poll.voters.update(is_present=True)
    assert tally_of(enter_counts(actor=office, poll=poll, in_favour=24, against=12, abstained=2)).outcome == outcome


@pytest.mark.parametrize("number", [1, 3, 20])
def test_counting_asks_the_same_whatever_the_number_of_voters(office, clubs, django_assert_num_queries, number):
    poll = voted(office, clubs(number), ["for"] * number)
    with django_assert_num_queries(7):
        count(actor=office, poll=poll)
