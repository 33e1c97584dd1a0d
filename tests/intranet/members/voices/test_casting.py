"""A voter votes: who may, what is refused, and that nothing links a secret vote to who cast it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from intranet.core.models import AuditEntry
from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.voices.models import Ballot, Count, Voter
from intranet.members.voices.rules import Rules
from intranet.members.voices.services.casting import cast, enter_on_behalf, withdraw
from intranet.members.voices.services.counting import count
from intranet.members.voices.services.presence import note_presence
from tests.intranet import factories
from tests.intranet.conftest import logged_in

from .conftest import open_for, speaker, tally_of, voter_of

SECRET = Rules(is_secret=True)


@pytest.mark.parametrize(("role", "may"), [(Role.REPRESENTATIVE, True), (Role.DEPUTY, True), (Role.MEMBER, False)])
def test_organisation_votes_by_who_speaks_for_it(office, hotel, role, may):
    voter = voter_of(open_for(office, hotel), hotel)
    if may:
        cast(actor=speaker(hotel, role), voter=voter, choice="for")
        assert Ballot.objects.get(voter=voter).choice == "for"
    else:
        with pytest.raises(PermissionDenied):
            cast(actor=speaker(hotel, role), voter=voter, choice="for")


def test_office_and_coordinator_do_not_vote_for_it(office, coordinator, hotel):
    for actor in (office, coordinator):
        with pytest.raises(PermissionDenied):
            cast(actor=actor, voter=voter_of(open_for(office, hotel), hotel), choice="for")


def test_who_speaks_for_two_casts_two_acting_for_each(office, hotel, museum):
    user = factories.member(hotel, Role.REPRESENTATIVE).user
    factories.member(museum, Role.DEPUTY, user=user)
    poll = open_for(office, hotel, museum)
    for organisation, choice in ((hotel, "for"), (museum, "against")):
        cast(actor=actor_of(user, organisation.pk), voter=voter_of(poll, organisation), choice=choice)
    with pytest.raises(PermissionDenied):
        cast(actor=actor_of(user, hotel.pk), voter=voter_of(poll, museum), choice="for")
    assert [str(one) for one in Ballot.objects.all()] == ["Hotel Arte: for", "Muzeum: against"]


def test_suspended_organisation_does_not_vote(office, hotel):
    voter, actor = voter_of(open_for(office, hotel), hotel), speaker(hotel)
    services.move_organisation(actor=office, organisation=hotel, state="suspended")
    with pytest.raises(PermissionDenied):
        cast(actor=actor, voter=voter, choice="for")


def test_vote_by_name_may_be_changed_and_withdrawn_and_each_is_logged_without_the_choice(office, hotel):
    voter, actor = voter_of(open_for(office, hotel), hotel), speaker(hotel)
    cast(actor=actor, voter=voter, choice="for", note="Pod warunkiem.")
    cast(actor=actor, voter=voter, choice="abstained")
    assert (voter.ballot.choice, voter.ballot.note) == ("abstained", "")
    withdraw(actor=actor, voter=voter)
    withdraw(actor=actor, voter=voter)
    assert not Voter.objects.get().has_voted
    entries = AuditEntry.objects.of([voter])
    assert [entry.action for entry in entries] == ["ended", "changed", "created"]
    assert {entry.user for entry in entries} == {actor.user}
    assert "abstained" not in logged_in(office.user).get("/intranet/log/?format=csv").text


@pytest.mark.parametrize("rules", [Rules(), SECRET])
@pytest.mark.parametrize("choice", ["", "yes", "FOR"])
def test_choice_that_there_is_not_is_refused(office, hotel, rules, choice):
    voter = voter_of(open_for(office, hotel, rules=rules), hotel)
    with pytest.raises(ValidationError):
        cast(actor=speaker(hotel), voter=voter, choice=choice)
    assert not Voter.objects.get().has_voted


@pytest.mark.parametrize(("second", "is_open"), [(59, True), (60, False)])
def test_last_minute_is_open_to_its_end(office, hotel, monkeypatch, second, is_open):
    noon = datetime(2190, 6, 1, 10, 0, tzinfo=UTC)
    voter, actor = voter_of(open_for(office, hotel, closes_at=noon), hotel), speaker(hotel)
    monkeypatch.setattr(timezone, "now", lambda: noon + timedelta(seconds=second))
    if is_open:
        cast(actor=actor, voter=voter, choice="for")
    else:
        for attempt in (
            lambda: cast(actor=actor, voter=voter, choice="for"),
            lambda: withdraw(actor=actor, voter=voter),
            lambda: enter_on_behalf(actor=office, voter=voter, choice="for", source="mail"),
        ):
            with pytest.raises(ValidationError, match="This vote is closed"):
                attempt()
    assert Ballot.objects.exists() is is_open


def test_only_who_is_present_votes_where_presence_is_needed(office, hotel):
    voter, actor = voter_of(open_for(office, hotel, rules=Rules(needs_presence=True)), hotel), speaker(hotel)
    with pytest.raises(ValidationError, match="Only who is present votes: note first that Hotel Arte is"):
        cast(actor=actor, voter=voter, choice="for")
    note_presence(voter=voter, is_present=True)
    cast(actor=actor, voter=voter, choice="for")


def test_office_enters_what_it_was_told_and_the_voter_may_change_it(office, hotel):
    voter, actor = voter_of(open_for(office, hotel), hotel), speaker(hotel)
    with pytest.raises(ValidationError, match="Say how you know"):
        enter_on_behalf(actor=office, voter=voter, choice="for", source="")
    enter_on_behalf(actor=office, voter=voter, choice="for", source="telephone")
    ballot = Ballot.objects.get()
    assert (ballot.source, ballot.cast_by) == ("telephone", office.user)
    cast(actor=actor, voter=voter, choice="against")
    ballot.refresh_from_db()
    assert (ballot.source, ballot.cast_by, ballot.choice) == ("", actor.user, "against")


def test_secret_vote_is_final_wordless_and_nobody_elses(office, hotel):
    voter, actor = voter_of(open_for(office, hotel, rules=SECRET), hotel), speaker(hotel)
    with pytest.raises(ValidationError, match="takes no words"):
        cast(actor=actor, voter=voter, choice="for", note="Ja.")
    with pytest.raises(ValidationError, match="vote for others in secret"):
        enter_on_behalf(actor=office, voter=voter, choice="for", source="mail")
    cast(actor=actor, voter=voter, choice="for")
    with pytest.raises(ValidationError, match="You have voted already"):
        cast(actor=actor, voter=voter, choice="against")
    with pytest.raises(ValidationError, match="cannot be told from the rest"):
        withdraw(actor=actor, voter=voter)
    assert dict(Count.objects.values_list("choice", "number")) == {"for": 1, "against": 0, "abstained": 0}


def everything() -> dict[str, set[str]]:
    """All rows of all tables."""
    return {model._meta.label: {str(row) for row in model._base_manager.values_list()} for model in apps.get_models()}


def test_secret_vote_leaves_no_more_than_a_count_and_that_somebody_has_voted(office, clubs):
    """What two voters leave behind differs in nothing but who has voted, whichever of them chose what."""
    (hotel, anna), (museum, jan) = clubs(2)
    poll = open_for(office, hotel, museum, rules=SECRET)
    before = everything()
    cast(actor=anna, voter=voter_of(poll, hotel), choice="for")
    after = everything()
    changed = {label for label, rows in after.items() if rows != before[label]}
    assert changed == {"members.Voter", "members.Count"}
    (row,) = after["members.Voter"] - before["members.Voter"]
    assert row == str(Voter.objects.filter(organisation=hotel).values_list().get())
    (counted,) = after["members.Count"] - before["members.Count"]
    assert counted == str(Count.objects.filter(choice="for").values_list().get())
    cast(actor=jan, voter=voter_of(poll, museum), choice="against")
    assert {label for label, rows in everything().items() if rows != after[label]} == changed


def test_no_field_of_a_secret_vote_is_a_time(office):
    kinds = {field.get_internal_type() for model in (Voter, Count) for field in model._meta.concrete_fields}
    assert kinds == {"BigAutoField", "ForeignKey", "BooleanField", "CharField", "PositiveIntegerField"}


def test_there_is_no_early_result(office, hotel, museum):
    poll = open_for(office, hotel, museum)
    cast(actor=speaker(hotel), voter=voter_of(poll, hotel), choice="for")
    poll.refresh_from_db()
    assert poll.tally is None
    assert tally_of(count(actor=office, poll=poll)).counts.in_favour == 1


@pytest.mark.parametrize("number", [1, 3, 20])
def test_voting_asks_the_same_whatever_the_number_of_voters(office, clubs, django_assert_num_queries, number):
    members = clubs(number)
    poll = open_for(office, *(organisation for organisation, _actor in members))
    organisation, actor = members[0]
    voter = voter_of(poll, organisation)
    with django_assert_num_queries(14):
        cast(actor=actor, voter=voter, choice="for")
