"""Named people approve a version or decline it, each once; the record stays and leaves as a file."""

import re
from collections.abc import Collection
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from cms.users.models import User
from intranet.core.actors import Actor
from intranet.core.asks import services as asks
from intranet.core.asks.days import end_of
from intranet.core.asks.waiting import waits_for
from intranet.core.models import Ask, Notice
from intranet.core.transitions import IllegalTransition
from intranet.documents.models import Document
from intranet.documents.services import approvals, documents, versions
from intranet.members.audiences import keys
from intranet.members.tasks import mail_notices
from tests.intranet import factories
from tests.intranet.conftest import logged_in

from .conftest import pdf, told


@pytest.fixture
def document(office, shelf) -> Document:
    return factories.document(shelf, office.user, title="Regulamin")


def ask(office: Actor, document: Document, *approvers: Actor) -> Collection[Ask]:
    day = timezone.localdate() + timedelta(days=14)
    people = [one.user for one in approvers]
    return approvals.ask_for_approval(actor=office, document=document, approvers=people, due_on=day)


def approval_of(actor: Actor) -> Ask:
    return Ask.objects.for_page().get(user=actor.user)


def decide(actor: Actor, answer: str = "approved", note: str = "") -> Ask:
    return asks.answer(actor=actor, ask=approval_of(actor), answer=answer, note=note)


def page_of(document: Document, user: User) -> str:
    return logged_in(user).get(document.get_absolute_url()).content.decode()


def test_who_keeps_it_asks_and_each_decides(office, member, coordinator, document):
    addresses = f"{member.user.email},\n{coordinator.user.email.upper()} {member.user.email}"
    sent = told(office, approvers=addresses, due_on=str(timezone.localdate()))
    logged_in(office.user).post(reverse("ask_for_approval", args=[document.uuid]), sent)
    assert [one.words for one in waits_for(member)] == ["Approve or decline “Regulamin”"]
    shown = page_of(document, member.user)
    path = approval_of(member).get_absolute_url()
    assert "You are asked to approve version 1" in shown
    assert path in shown
    logged_in(member.user).post(path, told(member, answer="approved", note="Bez uwag."))
    assert list(waits_for(member)) == []
    assert path not in page_of(document, member.user)
    shown = " ".join(page_of(document, coordinator.user).split())
    assert f"{member.user}: approved" in shown
    assert f"{coordinator.user}: not yet decided" in shown
    assert "not yet decided → approved" in page_of(document, office.user)


def test_who_declines_says_why_and_who_asked_is_told(office, member, document):
    ask(office, document, member)
    client, path = logged_in(member.user), approval_of(member).get_absolute_url()
    refused = client.post(path, told(member, answer="declined", note=""))
    assert refused.status_code == 422
    assert "Say why you decline" in refused.content.decode()
    client.post(path, told(member, answer="declined", note="Brakuje załącznika."))
    assert Notice.objects.filter(user=office.user, kind="documents.approval_decided").exists()
    told_of_it = logged_in(office.user).get("/intranet/notices/").content.decode()
    assert f"{member.user} has decided about “Regulamin”: declined" in told_of_it


def test_decision_is_made_once_and_by_nobody_else(office, member, coordinator, document):
    ask(office, document, member)
    for other in (office, coordinator):
        path = approval_of(member).get_absolute_url()
        assert logged_in(other.user).post(path, told(other, answer="approved")).status_code == 403
    decide(member)
    with pytest.raises(IllegalTransition, match="in the state “approved”"):
        decide(member, "declined", "Jednak nie.")
    assert approval_of(member).answer == "approved"


@pytest.mark.parametrize("decided", [True, False])
def test_new_version_makes_open_requests_void(office, member, coordinator, document, decided):
    ask(office, document, member, coordinator)
    decide(coordinator)
    if decided:
        decide(member)
    versions.add_version(actor=office, document=document, file=pdf(words="2"))
    assert approval_of(coordinator).answer == "approved"
    assert approval_of(member).logged_state == ("approved" if decided else "void")
    assert list(waits_for(member)) == []
    assert ("void: another version has come" in page_of(document, office.user)) == (not decided)
    with pytest.raises(IllegalTransition):
        decide(member, "declined", "Jednak nie.")
    ask(office, document, member)
    assert "Approval of version 2" in page_of(document, office.user)


def test_who_keeps_it_takes_a_question_back_and_may_ask_anew(office, member, document):
    ask(office, document, member)
    first = approval_of(member)
    path = reverse("take_ask_back", args=[first.pk])
    assert path not in page_of(document, member.user)
    assert path in page_of(document, office.user)
    answer = logged_in(office.user).post(path, told(office), follow=True)
    assert f"{member.user} is not asked any more." in answer.content.decode()
    assert list(waits_for(member)) == []
    assert path not in answer.content.decode()
    with pytest.raises(IllegalTransition):
        decide(member)
    (second,) = ask(office, document, member)
    asks.answer(actor=member, ask=second, answer="approved")
    with pytest.raises(IllegalTransition):
        asks.take_back(actor=office, ask=second)
    states = Ask.objects.order_by("pk").values_list("state", "answer")
    assert list(states) == [("back", ""), ("answered", "approved")]


def test_only_readers_are_asked_and_each_once(office, hotel, museum, member, shelf):
    document = factories.document(shelf, office.user, keys.of_organisation(hotel.pk))
    stranger = factories.member(museum).user
    sent = told(office, approvers=stranger.email, due_on=str(timezone.localdate()))
    answer = logged_in(office.user).post(reverse("ask_for_approval", args=[document.uuid]), sent)
    assert answer.status_code == 422
    assert f"{stranger} may not read it" in answer.content.decode()
    ask(office, document, member)
    with pytest.raises(ValidationError, match="has been asked about this version already"):
        ask(office, document, member)
    assert Ask.objects.count() == 1


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"due_on": "2020-01-01"}, "This day is over."),
        ({"approvers": "nobody@example.org"}, "There is no account with the address nobody@example.org."),
        ({"approvers": ""}, "This field is required."),
    ],
)
def test_wrong_request_is_refused_at_its_field(office, member, document, facts, refusal):
    sent = told(office, **{"approvers": member.user.email, "due_on": str(timezone.localdate())} | facts)
    answer = logged_in(office.user).post(reverse("ask_for_approval", args=[document.uuid]), sent)
    assert answer.status_code == 422
    assert refusal in answer.content.decode()
    assert not Ask.objects.exists()


def test_only_who_keeps_it_asks(member, coordinator, document):
    with pytest.raises(PermissionDenied):
        ask(member, document, coordinator)


def test_mail_approves_in_one_click_and_only_once(office, member, document):
    User.objects.filter(pk=member.user.pk).update(language="en")
    ask(office, document, member)
    mail_notices(member.user.pk)
    [link] = re.findall(r"https://visitopolskie\.example(/intranet/act/\S+)", str(mail.outbox[-1].body))
    assert "You approve version 1 of “Regulamin”, the file “statut.pdf”." in Client().get(link).content.decode()
    assert approval_of(member).state == "open"
    Client().post(link)
    answered_at = approval_of(member).answered_at
    assert approval_of(member).answer == "approved"
    Client().post(link)
    assert approval_of(member).answered_at == answered_at


def test_mail_approves_as_whom_the_person_may_read_it(office, member, museum, shelf):
    """The later of their two organisations."""
    factories.member(museum, user=member.user)
    document = factories.document(shelf, office.user, keys.of_organisation(museum.pk), title="Regulamin")
    ask(office, document, member)
    mail_notices(member.user.pk)
    [link] = re.findall(r"https://visitopolskie\.example(/intranet/act/\S+)", str(mail.outbox[-1].body))
    Client().post(link)
    assert approval_of(member).answer == "approved"


def test_link_of_a_void_request_approves_nothing(office, member, document):
    ask(office, document, member)
    mail_notices(member.user.pk)
    [link] = re.findall(r"https://visitopolskie\.example(/intranet/act/\S+)", str(mail.outbox[-1].body))
    versions.add_version(actor=office, document=document, file=pdf(words="2"))
    Client().post(link)
    assert approval_of(member).state == "void"


def test_who_has_not_decided_is_reminded_shortly_before_the_day_and_a_week_later(office, member, coordinator, document):
    ask(office, document, member, coordinator)
    decide(coordinator)

    def told_to(actor: Actor) -> int:
        return Notice.objects.filter(user=actor.user, kind="documents.approval_asked").count()

    asks.remind()
    assert told_to(member) == 1
    due = end_of(timezone.localdate() + timedelta(days=3))
    Ask.objects.update(due=due, asked_at=timezone.now() - timedelta(days=2))
    for _again in range(2):
        asks.remind()
    assert (told_to(member), told_to(coordinator)) == (2, 1)
    Ask.objects.update(reminded_at=timezone.now() - timedelta(days=8))
    Notice.objects.exclude(occasion="").update(occasion="earlier")
    asks.remind()
    assert told_to(member) == 3


def test_record_is_for_readers_and_leaves_as_a_file(office, member, coordinator, document):
    ask(office, document, member, coordinator)
    decide(member, note="Bez uwag.")
    decide(coordinator, "declined", "Brakuje załącznika.")
    path = reverse("approvals", args=[document.uuid])
    exported = logged_in(member.user).get(path, {"format": "csv"}).content.decode()
    for words in (str(coordinator.user), "declined", "Brakuje załącznika.", document.current.sha256):
        assert words in exported
    workbook = load_workbook(BytesIO(logged_in(member.user).get(path, {"format": "xlsx"}).content))
    cells: Any = list(workbook.active.values)
    assert [row[:3] for row in cells[1:]] == [
        (1, str(member.user), "approved"),
        (1, str(coordinator.user), "declined"),
    ]
    narrowed = logged_in(member.user).get(path, {"format": "csv", "state": "approved"}).content.decode()
    assert str(coordinator.user) not in narrowed


def test_record_asks_the_same_whatever_there_is(office, hotel, member, document, django_assert_num_queries):
    path, client = reverse("approvals", args=[document.uuid]), logged_in(member.user)
    client.get(path)
    for _more in range(2):
        for _one in range(3):
            factories.approval(document, factories.member(hotel).user)
        with django_assert_num_queries(10):
            client.get(path)


def test_nothing_waits_of_what_is_in_the_bin(office, member, document):
    ask(office, document, member)
    documents.bin_document(actor=office, document=document)
    assert list(waits_for(member)) == []
    with pytest.raises(PermissionDenied):
        decide(member)
