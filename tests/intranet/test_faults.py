"""What is left when a process is killed or a server refuses: real processes, a real database, a real mail server."""

import signal
import subprocess
from datetime import timedelta
from smtplib import SMTPDataError
from threading import Thread

import pytest
import requests
from django.db import connection, transaction
from django.utils import timezone

from cms.users.models import User
from intranet.core import notices
from intranet.core.models import AuditEntry, Notice
from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Organisation
from intranet.members.tasks import mail_notices
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.intranet.servers import Start, kill_everything
from tests.processes import eventually
from tests.races import needs_two_writers, somebody_waits_for_a_lock

pytestmark = pytest.mark.django_db(transaction=True)

TASK = "import django; django.setup(); from intranet.members.tasks import {task}; {task}({about})"


@pytest.fixture
def anna(transactional_db) -> User:
    """Has three notices that are due to be mailed as one digest."""
    office, user = actor_of(factories.office()), factories.person("Anna Nowak")
    notices.choose(user=user, choices=dict.fromkeys(["members.role_given"], "daily"))
    for number in range(3):
        hotel = factories.organisation(name=f"Hotel {number}")
        services.give_role(actor=office, organisation=hotel, user=user, role=Role.MEMBER)
    Notice.objects.update(mail_due_at=timezone.now())
    return user


def mail_digest(start: Start, user: User) -> "subprocess.Popen[bytes]":
    return start("-c", TASK.format(task="mail_notices", about=user.pk))


def let_the_lease_end() -> None:
    Notice.objects.exclude(mail_due_at=None).update(mail_due_at=timezone.now() - timedelta(seconds=1))


def test_worker_killed_in_a_digest_loses_nothing_and_shows_nothing_twice(start, anna, post):
    post.is_silent.set()
    worker = mail_digest(start, anna)
    eventually(post.has_mail.is_set)
    worker.send_signal(signal.SIGKILL)  # between sending and saving
    worker.wait()
    post.is_silent.clear()
    mail_notices(anna.pk)
    assert len(post.received) == 1  # another worker may be sending still
    let_the_lease_end()
    mail_notices(anna.pk)
    mail_notices(anna.pk)
    assert len(post.received) == 2
    assert not Notice.objects.exclude(mail_due_at=None).exists()
    page = logged_in(anna).get("/intranet/notices/").content.decode()
    assert [page.count(f"You have a role in Hotel {number}") for number in range(3)] == [1, 1, 1]


def test_mail_server_that_refuses_for_an_hour_loses_nothing_and_gets_nothing_twice(anna, post):
    post.refuses = True
    for _ten_minutes in range(6):
        with pytest.raises(SMTPDataError):
            mail_notices(anna.pk)
        let_the_lease_end()
    post.refuses = False
    mail_notices(anna.pk)
    let_the_lease_end()
    mail_notices(anna.pk)
    (message,) = post.received
    text = message.get_body(("plain",)).get_content()
    assert [f"Hotel {number}" in text for number in range(3)] == [True, True, True]


@needs_two_writers
def test_web_killed_in_a_form_writes_all_or_nothing(web, tmp_path):
    office = factories.office()
    browser, answers = web(office), []

    def enter() -> None:
        try:
            answers.append(browser.submit("/intranet/directory/new/", name="Hotel Nowy", sector="commercial"))
        except requests.ConnectionError:
            answers.append(None)

    entering = Thread(target=enter)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE intranet_core_auditentry IN EXCLUSIVE MODE")  # the organisation is written by then
        entering.start()
        eventually(somebody_waits_for_a_lock)
        kill_everything(tmp_path)
        entering.join()
    assert answers == [None]
    assert not Organisation.objects.exists()
    assert not AuditEntry.objects.exists()
    assert web(office).submit("/intranet/directory/new/", name="Hotel Nowy", sector="commercial").ok
    assert Organisation.objects.get().name == "Hotel Nowy"
    assert AuditEntry.objects.get().action == "created"
