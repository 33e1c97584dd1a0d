import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django_q.models import OrmQ, Schedule, Success

from cms.core import health
from cms.core.heartbeat import TASK


def worker_last_beat(minutes_ago: int) -> None:
    moment = timezone.now() - timedelta(minutes=minutes_ago)
    Success.objects.create(id="x", name="x", func=TASK, started=moment, stopped=moment, success=True)


@pytest.mark.django_db
def test_all_is_well(client):
    worker_last_beat(minutes_ago=1)
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["database"] == "ok"
    assert answer.json()["worker"]["status"] == "ok"
    assert answer.json()["disk"]["free_mb"] > 0
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_missing_dictionaries_are_said(client, settings, tmp_path):
    worker_last_beat(minutes_ago=1)
    assert client.get("/healthz").json()["dictionaries"] == "ok"
    settings.DICTIONARIES = tmp_path
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["dictionaries"]) == ("degraded", "degraded")


@pytest.mark.django_db
def test_worker_that_never_beat_is_late(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["worker"] == {"status": "late", "last_heartbeat": None}


@pytest.mark.django_db
def test_worker_silent_for_long_is_late(client):
    worker_last_beat(minutes_ago=6)
    assert client.get("/healthz").json()["worker"]["status"] == "late"


@pytest.mark.parametrize(
    ("queue", "minutes_ago", "status"),
    [("visitopolskie", 14, "ok"), ("visitopolskie", 16, "late"), ("account-mails", 2, "late")],
)
@pytest.mark.django_db
def test_how_long_the_oldest_job_has_waited_is_said(client, queue, minutes_ago, status):
    worker_last_beat(minutes_ago=1)
    for minutes in (0, minutes_ago, -6):  # a job that is being done is locked until six minutes hence
        OrmQ.objects.create(key=queue, payload="x", lock=timezone.now() - timedelta(minutes=minutes))
    jobs = client.get("/healthz").json()["jobs"]
    assert jobs["status"] == status
    assert jobs["oldest_seconds"][queue] == pytest.approx(minutes_ago * 60, abs=30)


@pytest.mark.parametrize(("minutes_ago", "status"), [(-600, "ok"), (4, "ok"), (6, "late")])
@pytest.mark.django_db
def test_scheduler_that_stands_still_is_said(client, minutes_ago, status):
    worker_last_beat(minutes_ago=1)
    Schedule.objects.create(func=TASK, next_run=timezone.now() - timedelta(minutes=minutes_ago))
    assert client.get("/healthz").json()["scheduler"]["status"] == status
    assert client.get("/healthz").json()["status"] == ("degraded" if status == "late" else "ok")


@pytest.mark.django_db
def test_full_disk_is_said(client, monkeypatch):
    worker_last_beat(minutes_ago=1)
    monkeypatch.setattr(health, "LITTLE_DISK_MB", 2**40)
    assert client.get("/healthz").json()["disk"]["status"] == "low"
    assert client.get("/healthz").json()["status"] == "degraded"


@pytest.mark.parametrize("problem", [OperationalError, InterfaceError])
@pytest.mark.django_db
def test_connection_that_broke_is_down(client, monkeypatch, problem):
    def fail() -> None:
        raise problem

    monkeypatch.setattr(health, "last_heartbeat", fail)
    assert client.get("/healthz").status_code == 503


ASK = """
import django
django.setup()
from django.test import Client
client = Client(raise_request_exception=False, headers={"Accept-Language": "cs"})
for path in ("/healthz", "/pl/", "/de/", "/"):
    answer = client.get(path, headers={"Host": "localhost"})
    print(answer.status_code, answer.headers.get("Content-Language"), answer.content.decode().count("<h1"))
"""


@pytest.mark.parametrize("url", ["sqlite:////nonexistent/db.sqlite3", "postgres://nobody@127.0.0.1:1/none"])
def test_without_the_database_monitor_and_readers_are_told(url):
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": url}
    command = [sys.executable, "-c", ASK]
    answer = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines() == ["503 cs 0", "503 pl 1", "503 de 1", "302 cs 0"]
