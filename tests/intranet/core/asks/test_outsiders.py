"""Somebody without an account is asked: a letter takes along the link, by which they answer, and answer otherwise."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from intranet.core import clock
from intranet.core.asks import services
from intranet.core.asks.days import end_of
from intranet.core.letters.tasks import send_letters
from intranet.core.models import Ask, AuditEntry, Letter, Notice, Outsider
from intranet.core.outsiders.services import end_outsider, invite_outsider
from intranet.members.acting import actor_of
from tests.canary import all_that_is_kept
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.intranet.example.asks import COMING


def may_invite(actor: Any, outing: Any) -> bool:
    return actor.organisation == outing.host


def guest_of(host: Any, outing: Any, name: str = "Jana Nováková", language: str = "cs") -> Outsider:
    email = f"{name.split()[0].lower()}@example.org"
    return invite_outsider(actor=host, policy=may_invite, subject=outing, name=name, email=email, language=language)


@pytest.fixture
def jana(host, outing) -> Outsider:
    return guest_of(host, outing)


@pytest.fixture
def ask(host, outing, jana) -> Ask:
    return services.ask(actor=host, kind=COMING, subject=outing, whom=[(jana, None)])[0]


def letters() -> list[mail.EmailMessage]:
    send_letters(*Letter.objects.to_send(timezone.now()).values_list("pk", flat=True))
    return mail.outbox


def link(message: mail.EmailMessage) -> str:
    return re.findall(r"https://visitopolskie\.example(/intranet/asks/of/\S+)", str(message.body))[0]


def text(answer) -> str:
    return answer.content.decode()


def test_letter_takes_the_link_along_and_the_button_answers(ask, jana, outing):
    (letter,) = letters()
    assert (letter.to, letter.subject) == (["jana@example.org"], f"Do you come to “{outing}”?")
    stranger, path = Client(enforce_csrf_checks=True), link(letter)
    page = stranger.get(path)
    assert "Do you come to" in text(page)
    assert not page.cookies
    ask.refresh_from_db()
    assert ask.is_open
    assert stranger.post(path, {"ask": ask.pk, "answer": "yes", "note": ""}).headers["Location"] == path
    ask.refresh_from_db()
    assert (ask.state, ask.answer) == ("answered", "yes")
    assert "comes" in text(stranger.get(path))
    entry = AuditEntry.objects.of([ask]).get(action="moved")
    assert (entry.who, entry.user, entry.after) == ("Jana Nováková", None, "yes")
    assert path.split("/")[-2] not in all_that_is_kept()


def test_answer_may_be_changed_until_its_minute_is_over(ask, jana, outing, at):
    path = link(letters()[0])
    Client().post(path, {"ask": ask.pk, "answer": "yes", "note": ""})
    last = end_of(outing.day - timedelta(days=1))
    at(last + timedelta(seconds=59))
    Client().post(path, {"ask": ask.pk, "answer": "guests", "note": "2"})
    ask.refresh_from_db()
    assert ask.facts["guests"] == 2
    at(last + timedelta(seconds=60))
    refused = Client(headers={"Accept-Language": "en"}).post(path, {"ask": ask.pk, "answer": "no", "note": ""})
    assert refused.status_code == 422
    ask.refresh_from_db()
    assert ask.answer == "guests"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"answer": "perhaps", "note": ""}, "Vyberte"),
        ({"answer": "guests", "note": ""}, "Say how many guests you bring"),
        ({"answer": "guests", "note": "12"}, "At most 9 guests."),
        ({"note": ""}, "Vyberte"),
    ],
)
def test_what_is_refused_is_said_with_what_was_typed(ask, jana, sent, words):
    answer = Client().post(link(letters()[0]), {"ask": ask.pk, **sent})
    assert answer.status_code == 422
    assert words in text(answer)
    assert sent["note"] in text(answer)
    ask.refresh_from_db()
    assert ask.is_open


@pytest.mark.parametrize("pk", ["", "0", "-1", "x", "9" * 30])
def test_question_that_is_none_is_not_there(ask, pk):
    assert Client().post(link(letters()[0]), {"ask": pk, "answer": "yes"}).status_code == 404


def test_one_guest_answers_nothing_for_another(ask, host, outing):
    services.ask(actor=host, kind=COMING, subject=outing, whom=[(guest_of(host, outing, "Ewa Nowak", "pl"), None)])
    of_ewa = next(link(letter) for letter in letters() if letter.to == ["ewa@example.org"])
    assert Client().post(of_ewa, {"ask": ask.pk, "answer": "yes"}).status_code == 404
    assert Ask.objects.open().count() == 2


def test_who_is_asked_already_is_not_asked_again(ask, host, outing, jana):
    assert services.ask(actor=host, kind=COMING, subject=outing, whom=[(jana, None)]) == []
    assert Letter.objects.count() == 1


def test_guest_is_reminded_by_letter_and_members_by_notice(ask, host, outing, member, at):
    services.ask(actor=host, kind=COMING, subject=outing, whom=[(member.user, member.organisation)])
    Ask.objects.update(due=(due := timezone.now() + timedelta(days=9)))
    letters()
    at(due - timedelta(days=1))
    services.remind()
    assert [letter.to for letter in letters()] == [["jana@example.org"]] * 2
    assert Notice.objects.filter(kind=COMING.code, user=member.user).exists()


def test_silence_of_a_guest_lapses(ask, at):
    Ask.objects.update(due=(due := timezone.now() + timedelta(hours=1)))
    at(due + timedelta(minutes=2))
    clock.run()
    ask.refresh_from_db()
    assert ask.state == "lapsed"


def test_link_that_was_ended_answers_nothing(ask, host, jana):
    path = link(letters()[0])
    end_outsider(actor=host, policy=may_invite, outsider=jana)
    assert Client().post(path, {"ask": ask.pk, "answer": "yes"}).status_code == 410
    ask.refresh_from_db()
    assert ask.is_open


def test_what_was_taken_back_is_asked_no_more(ask, host, jana):
    path = link(letters()[0])
    services.take_back(actor=host, ask=ask)
    assert "Do you come" not in text(Client().get(path))
    assert Client().post(path, {"ask": ask.pk, "answer": "yes"}).status_code == 404


def test_member_cannot_answer_for_a_guest(ask, member, office):
    for actor in (member, office, actor_of(factories.person())):
        sent = {"answer": "yes", "note": "", "acting_for": actor.form_value}
        assert logged_in(actor.user).post(ask.get_absolute_url(), sent).status_code in (302, 403, 404)
    ask.refresh_from_db()
    assert ask.is_open
