"""The list of voters is frozen when a vote opens."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from intranet.core.models import AuditEntry
from intranet.core.transitions import IllegalTransition
from intranet.members import services
from intranet.members.enums import Role
from intranet.members.voices.models import Ballot, Count, Voter
from intranet.members.voices.rules import Rules
from intranet.members.voices.services.casting import cast
from intranet.members.voices.services.counting import count
from intranet.members.voices.services.opening import drop_out, make_void, open_poll
from tests.intranet import factories

from .conftest import open_for, speaker, tally_of, voter_of


def test_who_comes_later_is_not_entitled(office, hotel, museum):
    poll = open_for(office, hotel)
    assert [str(voter) for voter in poll.voters.all()] == ["Hotel Arte"]
    with pytest.raises(PermissionDenied):
        cast(actor=speaker(museum), voter=voter_of(poll, hotel), choice="for")


def test_persons_vote_for_themselves(office, member, anna):
    poll = open_poll(actor=office, title="Wybory", rules=Rules(), persons=[member.user, anna])
    cast(actor=member, voter=poll.voters.get(user=member.user), choice="for")
    with pytest.raises(PermissionDenied):
        cast(actor=member, voter=poll.voters.get(user=anna), choice="for")


def test_opening_is_logged_with_its_title(office, hotel):
    poll = open_for(office, hotel)
    entry = AuditEntry.objects.of([poll]).get()
    assert (entry.user, entry.action, str(entry.subject)) == (office.user, "created", "Składka")


def test_vote_of_nobody_or_one_that_is_over_is_refused(office, hotel):
    with pytest.raises(ValidationError, match="Nobody would be entitled"):
        open_for(office)
    with pytest.raises(ValidationError, match="This moment is over"):
        open_for(office, hotel, closes_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(ValidationError, match="This field cannot be blank"):
        open_poll(actor=office, title="", rules=Rules(), organisations=[hotel])


def test_same_voter_twice_is_impossible(office, hotel):
    with pytest.raises(IntegrityError), transaction.atomic():
        open_for(office, hotel, hotel)


def test_voter_is_an_organisation_or_a_person_not_both(office, hotel, anna):
    poll = open_for(office, hotel)
    for wrong in ({}, {"organisation": factories.organisation(), "user": anna}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Voter.objects.create(poll=poll, **wrong)


def test_rows_of_a_secret_vote_are_made_before_anybody_votes(office, hotel, museum):
    poll = open_for(office, hotel, museum, rules=Rules(is_secret=True))
    assert [one.number for one in Count.objects.filter(poll=poll)] == [0, 0, 0]
    rows = Voter.objects.count(), Count.objects.count()
    cast(actor=speaker(hotel), voter=voter_of(poll, hotel), choice="for")
    assert (Voter.objects.count(), Count.objects.count()) == rows
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("number", [1, 3, 20])
def test_opening_asks_the_same_whatever_the_number_of_voters(office, clubs, django_assert_num_queries, number):
    members = [organisation for organisation, _speaker in clubs(number)]
    with django_assert_num_queries(5):
        open_for(office, *members)


def test_void_vote_is_neither_cast_nor_counted(office, hotel):
    poll = make_void(actor=office, poll=open_for(office, hotel))
    with pytest.raises(ValidationError, match="This vote is closed"):
        cast(actor=speaker(hotel), voter=voter_of(poll, hotel), choice="for")
    with pytest.raises(IllegalTransition):
        count(actor=office, poll=poll)


def test_who_leaves_drops_out_of_both_counts(office, hotel, museum):
    poll = open_for(office, hotel, museum)
    cast(actor=speaker(hotel), voter=voter_of(poll, hotel), choice="against")
    cast(actor=speaker(museum), voter=voter_of(poll, museum), choice="for")
    drop_out(organisation=hotel)
    counts = tally_of(count(actor=office, poll=poll)).counts
    assert (counts.entitled, counts.in_favour, counts.against) == (1, 1, 0)


def test_office_notes_that_one_has_left_and_it_drops_out_of_what_is_open(
    office, hotel, museum, django_capture_on_commit_callbacks
):
    poll = open_for(office, hotel, museum)
    for organisation, state in ((hotel, "left"), (museum, "grace")):
        with django_capture_on_commit_callbacks(execute=True):
            services.move_organisation(actor=office, organisation=organisation, state=state)
    assert [voter.has_left for voter in poll.voters.all()] == [True, False]


def test_who_left_cannot_vote_any_more(office, hotel, museum):
    poll = open_for(office, hotel, museum)
    drop_out(organisation=hotel)
    with pytest.raises(PermissionDenied):
        cast(actor=speaker(hotel, Role.DEPUTY), voter=voter_of(poll, hotel), choice="for")


def test_who_leaves_after_a_secret_vote_stays_in_both_counts(office, hotel, museum):
    poll = open_for(office, hotel, museum, rules=Rules(is_secret=True))
    cast(actor=speaker(hotel), voter=voter_of(poll, hotel), choice="for")
    drop_out(organisation=hotel)
    drop_out(organisation=museum)
    counts = tally_of(count(actor=office, poll=poll)).counts
    assert (counts.entitled, counts.in_favour) == (1, 1)


def test_who_leaves_changes_no_vote_that_was_counted(office, hotel):
    poll = count(actor=office, poll=open_for(office, hotel))
    drop_out(organisation=hotel)
    assert voter_of(poll, hotel).has_left is False


def test_closing_moment_is_kept_as_it_was_named(office, hotel):
    noon = datetime(2190, 6, 1, 10, 0, tzinfo=UTC)
    assert open_for(office, hotel, closes_at=noon).closes_at == noon
