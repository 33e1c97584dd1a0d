"""Letters: to a person, an outsider or an address, once an occasion, with what a calendar or a printer needs."""

from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django_q.models import OrmQ

from cms.users.models import User
from intranet.core.enums import LetterState
from intranet.core.letters import sending
from intranet.core.letters.kinds import KINDS, LetterKind, Part
from intranet.core.letters.services import write_letters
from intranet.core.letters.tasks import send_waiting_letters
from intranet.core.models import Letter, Notice, Outsider
from intranet.core.outsiders.services import end_outsider, invite_outsider, renew_outsider
from intranet.members.acting import actor_of
from tests.canary import all_that_is_kept
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.jobs import work_off

ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
SECRETS_OF = "Answer here: https://visitopolskie.example/intranet/guests/"


def _link(letter: Letter) -> dict[str, str]:
    return {"link": f"{SECRETS_OF}{letter.outsider.secret_to_send()}/" if letter.outsider else ""}


def _kind(code: str, **facts: Any) -> LetterKind:
    return LetterKind(
        code=code,
        name=gettext_lazy("An invitation"),
        words=lambda organisation: f"{organisation}\ninvites",
        template="letter.txt",
        facts=_link,
        **facts,
    )


@pytest.fixture
def kind(monkeypatch, settings, tmp_path) -> LetterKind:
    """A feature's own, with its template."""
    (tmp_path / "letter.txt").write_text("{% load i18n %}{% translate 'Save' %}\n{{ subject }}\n{{ facts.link }}\n")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    monkeypatch.setitem(KINDS, "test.invitation", _kind("test.invitation"))
    return KINDS["test.invitation"]


@pytest.fixture
def statutory(kind, monkeypatch) -> LetterKind:
    monkeypatch.setitem(KINDS, "test.assembly", _kind("test.assembly", is_statutory=True))
    return KINDS["test.assembly"]


@pytest.fixture
def jana(office, hotel) -> Outsider:
    facts: dict[str, Any] = {"name": "Jana Nováková", "email": "jana@example.org", "language": "cs"}
    return invite_outsider(actor=office, policy=lambda *_about: True, subject=hotel, **facts)


@pytest.fixture
def write(kind, hotel, django_capture_on_commit_callbacks):
    """Writes in a transaction and commits it: the worker is at once there."""

    def write(*to: Any, **facts: Any) -> list[Letter]:
        with django_capture_on_commit_callbacks(execute=True):
            return write_letters(**{"kind": kind, "to": to, "subject": hotel} | facts)

    return write


def test_person_outsider_and_address_are_each_written_to_in_their_language(write, member, jana):
    User.objects.filter(pk=member.user.pk).update(language="en")
    member.user.refresh_from_db()
    write(member.user, jana, "Biuro@Example.org", language="de")
    assert [(message.to, message.subject, str(message.body).split("\n")[0]) for message in mail.outbox] == [
        ([member.user.email], "Hotel Arte invites", "Save"),
        (["jana@example.org"], "Hotel Arte invites", "Uložit"),
        (["biuro@example.org"], "Hotel Arte invites", "Speichern"),
    ]
    assert all(letter.state == LetterState.LEFT and letter.left_at for letter in Letter.objects.all())


def test_letter_leaves_once_an_occasion(write, member):
    for occasion in ("first", "first", "second"):
        write(member.user, member.user, occasion=occasion)
    assert len(mail.outbox) == 2
    assert write(member.user, "a@example.org", occasion="first") == [Letter.objects.get(email="a@example.org")]


def test_nothing_leaves_that_is_not_committed(kind, hotel, member):
    write_letters(kind=kind, to=[member.user], subject=hotel)
    assert mail.outbox == []
    send_waiting_letters()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("number", [1, 3, 20])
def test_many_letters_cost_as_many_queries_as_one(kind, hotel, number):
    write_letters(kind=kind, to=["first@example.org"], subject=hotel)
    with CaptureQueriesContext(connection) as queries:
        write_letters(kind=kind, to=[f"{one}@example.org" for one in range(number)], subject=hotel, occasion="b")
    assert len(queries) == 5  # with a savepoint's two


def test_link_is_derived_when_the_letter_leaves_and_kept_nowhere(write, jana, office, monkeypatch, settings, caplog):
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)
    caplog.set_level("DEBUG")
    (letter,) = write(jana)
    (waiting,) = OrmQ.objects.all()
    assert waiting.task["args"] == (letter.pk,)
    former = jana.secret
    jana = renew_outsider(actor=office, policy=lambda *_about: True, outsider=jana)
    kept = [all_that_is_kept()]
    for backend in ("no.such.Backend", "django.core.mail.backends.locmem.EmailBackend"):
        settings.EMAIL_BACKEND = backend
        Letter.objects.update(try_at=timezone.now())
        work_off("visitopolskie")
        kept.append(all_that_is_kept())
    (message,) = mail.outbox
    assert f"{SECRETS_OF}{jana.secret}/" in str(message.body)
    assert former not in str(message.body)
    assert jana.secret not in "\n".join([*kept, caplog.text])


def test_who_may_no_longer_see_it_gets_no_letter(kind, hotel, member):
    write_letters(kind=kind, to=[member.user], subject=hotel)
    member.user.memberships.update(ended_at=timezone.now())
    send_waiting_letters()
    assert mail.outbox == []
    assert Letter.objects.get().state == LetterState.NEEDLESS


def test_statutory_letter_goes_to_whoever_it_was_written_to(statutory, hotel, member):
    write_letters(kind=statutory, to=[member.user], subject=hotel)
    member.user.memberships.update(ended_at=timezone.now())
    send_waiting_letters()
    assert len(mail.outbox) == 1


def test_nobody_who_is_gone_is_written_to(statutory, hotel, member, jana, office):
    write_letters(kind=statutory, to=[member.user, jana], subject=hotel)
    User.objects.filter(pk=member.user.pk).update(is_active=False)
    end_outsider(actor=office, policy=lambda *_about: True, outsider=jana)
    send_waiting_letters()
    assert mail.outbox == []
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.NEEDLESS}


def test_calendar_and_files_travel_as_what_they_are(write, post, monkeypatch):
    parts = (Part("text/calendar; method=REQUEST", ICS), Part("application/pdf", b"%PDF-1.7", "porządek.pdf"))
    meeting = _kind("test.meeting", parts=lambda letter: parts)
    monkeypatch.setitem(KINDS, meeting.code, meeting)
    write("a@example.org", kind=meeting)
    (message,) = post.received
    by_type = {part.get_content_type(): part for part in message.walk()}
    assert by_type["text/calendar"].get_param("method") == "REQUEST"
    assert by_type["text/calendar"].get_content().replace("\n", "\r\n").replace("\r\r", "\r") == ICS
    assert by_type["application/pdf"].get_filename() == "porządek.pdf"
    assert "Hotel Arte" in text_of(message)


def test_server_that_refuses_for_an_hour_loses_nothing_and_gets_nothing_twice(kind, hotel, post):
    write_letters(kind=kind, to=["a@example.org"], subject=hotel)
    post.refuses = True
    for _try in range(5):
        with pytest.raises(Exception, match="Try again later"):
            send_waiting_letters()
        send_waiting_letters()  # too early
        make_due()
    post.refuses = False
    for _time in range(2):
        send_waiting_letters()
        make_due()
    assert len(post.received) == 1
    assert Letter.objects.get().tries == 6


def test_what_one_mail_server_refuses_keeps_nobody_else_from_theirs(kind, hotel, post):
    post.stranger = "a@example.org"
    write_letters(kind=kind, to=["a@example.org", "b@example.org"], subject=hotel)
    with pytest.raises(Exception, match="Try again later"):
        send_waiting_letters()
    assert [message["To"] for message in post.received] == ["b@example.org"]


def test_letter_given_up_is_shown_to_the_office(kind, hotel, office, member, post):
    write_letters(kind=kind, to=["a@example.org"], subject=hotel)
    post.refuses = True
    for _try in range(sending.TRIES):
        with pytest.raises(Exception, match="Try again later"):
            send_waiting_letters()
        make_due()
    send_waiting_letters()
    assert Letter.objects.get().state == LetterState.FAILED
    page = logged_in(office.user).get("/intranet/notices/").content.decode()
    assert "A letter to a@example.org could not be sent: An invitation" in page
    listed = logged_in(office.user).get("/intranet/letters/?state=failed").content.decode()
    assert "a@example.org" in listed
    assert "Hotel Arte" in listed
    assert not Notice.objects.filter(user=member.user).exists()


def test_letter_sent_twice_by_a_worker_that_died_is_one_to_the_mail_program(kind, hotel):
    write_letters(kind=kind, to=["a@example.org"], subject=hotel)
    send_waiting_letters()
    Letter.objects.update(state=LetterState.WAITING)
    make_due()
    send_waiting_letters()
    first, second = (message.message()["Message-ID"] for message in mail.outbox)
    assert first == second
    assert "visitopolskie.example" in first


@pytest.mark.parametrize("number", [1, 3])
def test_offices_list_costs_the_same_for_one_and_for_many(kind, hotel, office, number):
    people = [factories.person() for _one in range(number)]
    write_letters(kind=kind, to=people, subject=hotel)
    client = logged_in(office.user)
    client.get("/intranet/letters/")
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/intranet/letters/").content.decode()
    assert all(str(person) in page for person in people)
    assert len(queries) == 9


def test_only_the_office_reads_who_was_told_what(kind, hotel, member, office):
    assert logged_in(member.user).get("/intranet/letters/").status_code == 403
    assert logged_in(actor_of(factories.board()).user).get("/intranet/letters/").status_code == 403


def make_due() -> None:
    Letter.objects.update(try_at=timezone.now() - timedelta(seconds=1))


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
