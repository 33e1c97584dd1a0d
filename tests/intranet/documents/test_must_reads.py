"""What has to be read: demanded by who acts for the cluster, confirmed by each, from a mail as well."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intranet.core.asks import services as asks
from intranet.core.asks.days import end_of
from intranet.core.asks.waiting import waits_for
from intranet.core.models import Ask, Notice
from intranet.documents.models import MustRead
from intranet.documents.services import must_reads, versions
from intranet.members.acting import actor_of
from intranet.members.audiences import keys
from intranet.members.enums import Role
from intranet.members.services import end_role
from intranet.members.tasks import mail_notices
from tests.intranet import factories
from tests.intranet.conftest import logged_in

from .conftest import pdf, told


@pytest.fixture
def document(office, shelf):
    return factories.document(shelf, office.user, title="Regulamin")


def demand(office, document, **facts: Any) -> MustRead:
    day = timezone.localdate() + timedelta(days=14)
    return must_reads.require_reading(actor=office, document=document, **{"due_on": day} | facts)


def asked_of(actor) -> Ask:
    return Ask.objects.for_page().get(user=actor.user)


def confirm(actor) -> None:
    asks.answer(actor=actor, ask=asked_of(actor), answer="confirmed")


def who_has_to(must_read: MustRead) -> set[str]:
    return {ask.user.email for ask in must_read.asks.select_related("user")}


def test_demand_that_reaches_nobody_is_refused(office, document):
    """There is nobody in the cluster yet."""
    sent = told(office, due_on=str(timezone.localdate()))
    answer = logged_in(office.user).post(reverse("require_reading", args=[document.uuid]), sent)
    assert answer.status_code == 422
    assert "None of them may read it" in answer.content.decode()
    assert not MustRead.objects.exists()


def test_board_is_asked_where_it_is_meant(office, member, document):
    board = factories.board()
    assert who_has_to(demand(office, document, roles=[keys.BOARD])) == {board.email}


def test_office_demands_and_everybody_is_told(office, member, coordinator, document):
    sent = told(office, due_on=str(timezone.localdate()))
    answer = logged_in(office.user).post(reverse("require_reading", args=[document.uuid]), sent, follow=True)
    shown = answer.content.decode()
    assert str(member.user) in shown
    assert str(coordinator.user) in shown
    assert Notice.objects.filter(user=member.user, kind="documents.must_read").exists()


def test_day_that_is_over_is_refused_at_its_field(office, member, document):
    sent = told(office, due_on="2020-01-01")
    answer = logged_in(office.user).post(reverse("require_reading", args=[document.uuid]), sent)
    assert answer.status_code == 422
    assert "This day is over." in answer.content.decode()
    assert not MustRead.objects.exists()


def test_only_those_have_to_who_may_read_it(office, hotel, museum, member, shelf):
    guest = factories.member(museum).user
    document = factories.document(shelf, office.user, keys.of_organisation(hotel.pk))
    assert who_has_to(demand(office, document)) == {member.user.email}
    assert guest.email not in mail_addresses()


def mail_addresses() -> set[str]:
    return set(Notice.objects.values_list("user__email", flat=True))


@pytest.mark.parametrize(("narrowing", "expected"), [("roles", "coordinator"), ("organisations", "guest")])
def test_it_is_narrowed_to_roles_and_organisations(office, museum, member, coordinator, document, narrowing, expected):
    people = {"coordinator": coordinator.user, "guest": factories.member(museum).user}
    by = {"roles": {"roles": [Role.COORDINATOR]}, "organisations": {"organisations": [museum]}}[narrowing]
    assert who_has_to(demand(office, document, **by)) == {people[expected].email}


def test_it_waits_for_the_person_until_it_is_confirmed(office, member, document):
    demand(office, document)
    assert [waiting.url for waiting in waits_for(member)] == [document.get_absolute_url()]
    assert "You have to read this by" in logged_in(member.user).get(document.get_absolute_url()).content.decode()
    path = asked_of(member).get_absolute_url()
    logged_in(member.user).post(path, told(member, answer="confirmed"))
    assert asked_of(member).answer == "confirmed"
    assert asked_of(member).facts == {"number": 1}
    assert list(waits_for(member)) == []


def test_nobody_confirms_for_another(office, member, coordinator, document):
    demand(office, document)
    path = asked_of(member).get_absolute_url()
    assert logged_in(coordinator.user).post(path, told(coordinator, answer="confirmed")).status_code == 403
    assert logged_in(office.user).post(path, told(office, answer="confirmed")).status_code == 403
    assert asked_of(member).is_open


def test_mail_confirms_in_one_click_and_only_once(office, member, document):
    member.user.language = "en"
    member.user.save()
    demand(office, document)
    mail_notices(member.user.pk)
    [link] = re.findall(r"https://visitopolskie\.example(/intranet/act/\S+)", str(mail.outbox[-1].body))
    assert "You confirm that you have read “Regulamin”." in Client().get(link).content.decode()
    assert asked_of(member).is_open
    Client().post(link)
    assert asked_of(member).answer == "confirmed"
    answered_at = asked_of(member).answered_at
    Client().post(link)
    assert asked_of(member).answered_at == answered_at


def test_major_version_has_to_be_read_again_and_a_minor_one_not(office, member, document):
    demand(office, document)
    confirm(member)
    versions.add_version(actor=office, document=document, file=pdf(words="2"))
    assert asked_of(member).answer == "confirmed"
    versions.add_version(actor=office, document=document, file=pdf(words="3"), is_major=True)
    assert asked_of(member).is_open
    assert Notice.objects.filter(user=member.user, kind="documents.must_read").count() == 2


def test_who_comes_later_has_to_read_it_too(office, hotel, member, document):
    must_read = demand(office, document)
    late = factories.member(hotel).user
    must_reads.ask_who_came_later()
    assert who_has_to(must_read) == {member.user.email, late.email}


def test_who_has_not_confirmed_is_reminded_shortly_before_the_day_and_a_week_later(
    office, member, coordinator, document
):
    must_read = demand(office, document)
    confirm(coordinator)

    def told_to(actor) -> int:
        return Notice.objects.filter(user=actor.user, kind="documents.must_read").count()

    asks.remind()
    assert told_to(member) == 1
    must_read.asks.update(due=end_of(timezone.localdate() + timedelta(days=3)), asked_at=timezone.now() - timedelta(2))
    for _again in range(2):
        asks.remind()
    assert (told_to(member), told_to(coordinator)) == (2, 1)
    must_read.asks.update(reminded_at=timezone.now() - timedelta(days=8))
    Notice.objects.exclude(occasion="").update(occasion="earlier")
    asks.remind()
    assert told_to(member) == 3


def test_reminder_says_nothing_to_who_has_left(office, hotel, document):
    membership = factories.member(hotel)
    demand(office, document)
    end_role(actor=office, membership=membership)
    mail.outbox.clear()
    mail_notices(membership.user.pk)
    assert [message for message in mail.outbox if "Regulamin" in str(message.body)] == []


def test_second_demand_is_refused_until_the_first_has_ended(office, member, document):
    demand(office, document)
    with pytest.raises(ValidationError, match="has to be read already"):
        demand(office, document)
    logged_in(office.user).post(reverse("end_must_read", args=[document.uuid]), told(office))
    assert list(waits_for(member)) == []
    demand(office, document)


def test_who_answers_for_an_organisation_sees_its_people_and_the_office_all_as_a_file(
    office, museum, coordinator, member, document
):
    guest = factories.member(museum).user
    demand(office, document)
    confirm(member)
    path = reverse("who_has_read", args=[document.uuid])
    shown = logged_in(coordinator.user).get(path).content.decode()
    assert str(member.user) in shown
    assert str(guest) not in shown
    assert "1 of 2" in shown
    exported = logged_in(office.user).get(path, {"format": "csv"}).content.decode()
    assert str(guest) in exported
    assert "confirmed" in exported


def test_person_of_two_members_reads_it_once_for_both(office, hotel, museum, document):
    membership = factories.member(hotel)
    factories.member(museum, user=membership.user)
    must_read = demand(office, document)
    assert must_read.asks.count() == 2
    assert len(list(waits_for(actor_of(membership.user)))) == 1
    asks.answer(actor=actor_of(membership.user), ask=must_read.asks.first(), answer="confirmed")
    assert not must_read.asks.open().exists()
