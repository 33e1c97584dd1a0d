"""Notices, on those about roles: told once, mailed when wanted, never to who may not see them any more."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from smtplib import SMTPDataError

import pytest
from django.core import mail
from django.utils import timezone

from cms.users.models import User
from intranet.core import notices
from intranet.core.enums import Frequency
from intranet.core.models import Notice, NoticeChoice
from intranet.members import invitation_services, services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.notice_kinds import ORGANISATION_MOVED, ROLE_GIVEN
from intranet.members.tasks import mail_due_notices, mail_notices
from tests.intranet import factories
from tests.intranet.conftest import logged_in


@pytest.fixture
def given(office, hotel, anna):
    """Anna has been given a role; she has not been mailed yet."""
    return services.give_role(actor=office, organisation=hotel, user=anna, role=Role.MEMBER)


def test_mail_leaves_with_the_commit_in_the_persons_language(office, hotel, anna, django_capture_on_commit_callbacks):
    anna.language = "de"
    anna.save()
    with django_capture_on_commit_callbacks(execute=True):
        services.give_role(actor=office, organisation=hotel, user=anna, role=Role.MEMBER)
    (message,) = mail.outbox
    assert message.subject == "VisitOpolskie: Sie haben eine Rolle in Hotel Arte: Mitarbeit"
    assert "https://visitopolskie.example/intranet/directory/hotel/" in message.body
    assert isinstance(message, mail.EmailMultiAlternatives)
    html = str(message.alternatives[0][0])
    assert '<html lang="de">' in html
    assert 'href="https://visitopolskie.example/intranet/directory/hotel/"' in html


def test_notice_is_new_until_the_person_says_so(given, anna):
    client = logged_in(anna)
    page = client.get("/intranet/notices/").content.decode()
    assert "You have a role in Hotel Arte: member" in page
    assert 'badge">1<' in page
    client.post("/intranet/notices/seen/", {"acting_for": actor_of(anna).form_value})
    assert 'class="badge"' not in client.get("/intranet/notices/").content.decode()


def test_the_same_occasion_is_told_once(given, anna):
    notices.notify(kind=ROLE_GIVEN, users=[anna], subject=given)
    assert anna.notices.count() == 1


def test_nobody_is_told_what_they_did_themselves(office, hotel):
    services.give_role(actor=office, organisation=hotel, user=office.user, role=Role.MEMBER)
    assert not office.user.notices.exists()


def test_who_invited_learns_that_it_was_accepted(coordinator, hotel, anna):
    invitation = invitation_services.invite(
        actor=coordinator, organisation=hotel, email=anna.email, role=Role.MEMBER, language="pl"
    )
    invitation_services.accept_invitation(invitation=invitation, user=anna)
    (shown,) = notices.shown_to(coordinator)
    assert shown.words == "anna.nowak@example.org has accepted the invitation to Hotel Arte"


def test_people_learn_what_becomes_of_their_organisation(office, hotel, member):
    for state in ("suspended", "active", "suspended"):
        services.move_organisation(actor=office, organisation=hotel, state=state)
    assert [shown.words for shown in notices.shown_to(member)] == ["Hotel Arte is now: suspended"] * 3


def test_mail_is_not_sent_about_what_the_person_may_not_see_any_more(office, hotel, museum, anna):
    membership = factories.member(hotel, user=anna)
    notices.notify(kind=ORGANISATION_MOVED, users=[anna], subject=museum)
    services.end_role(actor=office, membership=membership)
    mail_notices(anna.pk)
    (message,) = mail.outbox
    assert "Muzeum" not in message.body
    assert not Notice.objects.filter(mail_due_at__isnull=False).exists()
    assert "Muzeum" not in [shown.words for shown in notices.shown_to(actor_of(anna))]


def test_mailed_once_even_when_the_task_is_repeated(given, anna):
    mail_notices(anna.pk)
    mail_notices(anna.pk)
    assert len(mail.outbox) == 1


def test_refusing_mail_server_loses_nothing_and_repeats_nothing(given, anna, monkeypatch):
    def refuse(self) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as refusing:
        refusing.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        with pytest.raises(ConnectionRefusedError):
            mail_notices(anna.pk)
    mail_due_notices()  # at once: another worker may still be sending
    assert mail.outbox == []
    Notice.objects.update(mail_due_at=timezone.now())  # the lease is over
    mail_due_notices()
    mail_due_notices()
    assert len(mail.outbox) == 1


@pytest.fixture
def told(office, hotel) -> list[User]:
    """Three who have a notice each that is due."""
    people = [factories.person() for _ in range(3)]
    for user in people:
        services.give_role(actor=office, organisation=hotel, user=user, role=Role.MEMBER)
    return people


def test_many_are_mailed_over_one_connection(told, post):
    mail_notices(*(user.pk for user in told))
    assert [message["To"] for message in post.received] == [user.email for user in told]
    assert len(post.peers) == 1


def test_who_is_refused_keeps_nobody_else_from_their_mail(told, post):
    post.stranger = told[1].email
    with pytest.raises(SMTPDataError):
        mail_notices(*(user.pk for user in told))
    assert [message["To"] for message in post.received] == [told[0].email, told[2].email]
    assert [notice.user for notice in Notice.objects.exclude(mail_due_at=None)] == [told[1]]


def test_worker_that_dies_between_sending_and_saving_sends_again_what_is_shown_once(given, anna, monkeypatch):
    send = notices.send

    def send_and_die(*args) -> None:
        send(*args)
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(notices, "send", send_and_die)
        with pytest.raises(SystemExit):
            mail_notices(anna.pk)
    assert not Notice.objects.to_mail(timezone.now()).exists()  # another worker may still be sending
    assert Notice.objects.to_mail(timezone.now() + notices.LEASE).exists()
    Notice.objects.update(mail_due_at=timezone.now())  # the lease is over
    mail_due_notices()
    assert len(mail.outbox) == 2
    assert len(notices.shown_to(actor_of(anna))) == 1


@pytest.mark.parametrize(
    ("frequency", "now", "due"),
    [
        (Frequency.AT_ONCE, "2026-11-24T22:00", "2026-11-24T22:00"),
        (Frequency.DAILY, "2026-11-24T22:00", "2026-11-25T06:00"),
        (Frequency.DAILY, "2026-11-24T04:00", "2026-11-24T06:00"),
        (Frequency.WEEKLY, "2026-11-24T22:00", "2026-11-30T06:00"),
        (Frequency.WEEKLY, "2026-11-30T04:00", "2026-11-30T06:00"),
        (Frequency.WEEKLY, "2026-11-30T08:00", "2026-12-07T06:00"),
        (Frequency.DAILY, "2026-03-28T22:00", "2026-03-29T05:00"),  # the clocks go forward that night
    ],
)
def test_digests_leave_in_the_morning_by_the_persons_clock(anna, frequency, now, due):
    happened = datetime.fromisoformat(f"{now}+00:00")
    assert notices.due_at(frequency, anna, happened) == datetime.fromisoformat(f"{due}+00:00")


def test_digest_gathers_what_happened_in_one_mail(office, hotel, anna):
    for kind in ("members.role_given", "members.organisation_moved"):
        NoticeChoice.objects.create(user=anna, kind=kind, frequency=Frequency.DAILY)
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.MEMBER)
    services.move_organisation(actor=office, organisation=hotel, state="grace")
    mail_due_notices()
    assert mail.outbox == []
    Notice.objects.update(mail_due_at=timezone.now() - timedelta(seconds=1))
    mail_due_notices()
    (message,) = mail.outbox
    assert message.subject.endswith("2 powiadomienia")


def way_out() -> tuple[str, EmailMessage]:
    message = mail.outbox[-1].message()
    return message["List-Unsubscribe"].strip("<>").removeprefix("https://visitopolskie.example"), message


def test_way_out_shows_what_ends_and_ends_it_with_one_post(client, given, anna, office, hotel):
    mail_notices(anna.pk)
    path, message = way_out()
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    page = client.get(path, headers={"Accept-Language": "en"}).content.decode()
    assert "A role of yours begins" in page
    assert not NoticeChoice.objects.exists()  # a mail scanner has only looked
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.COORDINATOR)
    mail_notices(anna.pk)
    assert len(mail.outbox) == 1
    assert anna.notices.count() == 2


def test_way_out_that_nobody_sent_is_not_found(client, db):
    assert client.post("/intranet/notices/unsubscribe/forged/").status_code == 404


def test_choices_are_kept(given, anna):
    client = logged_in(anna)
    sent = dict.fromkeys(client.get("/intranet/notices/mail/").context["form"].fields, "weekly")
    client.post("/intranet/notices/mail/", sent)
    assert set(NoticeChoice.objects.values_list("user", "frequency")) == {(anna.pk, "weekly")}
    assert '<option value="weekly" selected>' in client.get("/intranet/notices/mail/").content.decode()


def test_older_notices_stand_on_the_next_page(office, hotel, anna):
    for _ in range(13):
        given = services.give_role(actor=office, organisation=hotel, user=anna, role=Role.MEMBER)
        services.end_role(actor=office, membership=given)
    client = logged_in(anna)
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.MEMBER)
    for page, rows in (("1", 25), ("2", 2), ("99", 2), ("x", 25)):
        assert client.get("/intranet/notices/", {"page": page}).content.decode().count("is-new") == rows


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_notices_ask_the_same_whatever_their_number(office, anna, django_assert_num_queries, rows):
    for _ in range(rows):
        services.give_role(actor=office, organisation=factories.organisation(), user=anna, role=Role.MEMBER)
    client = logged_in(anna)
    client.get("/intranet/notices/")
    with django_assert_num_queries(9):
        client.get("/intranet/notices/")
