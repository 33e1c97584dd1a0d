"""A login code behind all the work of the house: real processes, a real queue, a real mail server."""

import os
import re
import signal
from contextlib import suppress
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_q.brokers import get_broker
from django_q.models import OrmQ
from django_q.tasks import async_task

from cms.users.models import User
from tests.intranet.conftest import post
from tests.intranet.servers import start
from tests.processes import eventually, kill_all_with, running_with

__all__ = ["post", "start"]  # fixtures
pytestmark = pytest.mark.django_db(transaction=True)

CODE, CONFIRM = "/account/login/code/", "/account/login/code/confirm/"
JOBS = 500


@pytest.fixture
def anna(transactional_db, monkeypatch) -> User:
    """Can log in; from now on jobs wait for a worker."""
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)
    return User.objects.create_user("anna.nowak@example.org")


def waiting(queue: str) -> int:
    return OrmQ.objects.filter(key=queue).count()


def test_login_code_leaves_before_all_the_jobs_that_wait(anna, post, start, settings):
    others = get_broker().list_key
    for _job in range(JOBS):
        async_task("signal.pause")  # the first of them never ends: nothing else of this queue is done
    client = Client(headers={"Accept-Language": "en"})
    client.post(CODE, {"email": anna.email})
    start("manage.py", "worker")
    eventually(post.has_mail.is_set, seconds=120)
    assert waiting(others) == JOBS
    code = re.findall(r"\b[A-Z]{4}-[A-Z]{4}\b", post.received[0].get_content())[0]
    client.post(CONFIRM, {"code": code})
    assert client.session["_auth_user_id"] == str(anna.pk)
    eventually(lambda: waiting(settings.ACCOUNT_MAILS) == 0)


def test_worker_killed_while_the_mail_server_is_silent_loses_no_code(anna, post, start, settings, tmp_path):
    Client().post(CODE, {"email": anna.email})
    post.is_silent.set()
    worker = start("manage.py", "worker")
    eventually(post.has_mail.is_set, seconds=120)
    worker.send_signal(signal.SIGKILL)
    kill_all_with(f"DATA_DIR={tmp_path}")
    post.is_silent.clear()
    post.has_mail.clear()
    assert waiting(settings.ACCOUNT_MAILS) == 1
    OrmQ.objects.update(lock=timezone.now() - timedelta(seconds=1))  # its 90 seconds are over
    start("manage.py", "worker")
    eventually(post.has_mail.is_set, seconds=120)
    eventually(lambda: waiting(settings.ACCOUNT_MAILS) == 0)


def test_worker_of_account_mails_that_is_killed_comes_back_and_ends_with_the_other(
    anna, post, start, settings, tmp_path
):
    def its_processes() -> set[int]:
        return set(running_with(f"DATA_DIR={tmp_path}")) & set(running_with(f"Q_CLUSTER_NAME={settings.ACCOUNT_MAILS}"))

    worker = start("manage.py", "worker")
    for pid in eventually(its_processes):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    Client().post(CODE, {"email": anna.email})
    eventually(post.has_mail.is_set, seconds=120)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(60) == 0
    eventually(lambda: not running_with(f"DATA_DIR={tmp_path}"))
