"""Schedules and tasks can be looked at in the Django admin: nobody starts a function of their choice from there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_q.models import Failure, OrmQ, Schedule, Success, Task
from django_q.signing import SignedPackage

CALLED: list[str] = []
ADMIN = "/django-admin/django_q"
KINDS = ["schedule", "ormq", "success", "failure"]


def call(word: str) -> None:
    CALLED.append(word)


def there() -> tuple[int, ...]:
    tasks = (model.objects.filter(func=f"{__name__}.call").count() for model in (Success, Failure))
    return (*tasks, OrmQ.objects.count())


@pytest.fixture
def rows(db) -> dict[str, int | str]:
    """One of each, by what its address calls it."""
    CALLED.clear()
    here = f"{__name__}.call"
    when = {"func": here, "args": ("kept",), "started": timezone.now(), "stopped": timezone.now()}
    for name, success in (("success", True), ("failure", False)):
        Task.objects.create(id=name * 4, name=name, success=success, result="no", **when)
    payload = SignedPackage.dumps({"id": "a" * 32, "name": "waits", "func": here, "args": ("kept",), "kwargs": {}})
    queued = OrmQ.objects.create(key="visitopolskie", payload=payload, lock=timezone.now())
    schedule = Schedule.objects.create(name="kept", func=here, args="'kept'", next_run=timezone.now())
    return {"schedule": schedule.pk, "ormq": queued.pk, "success": "success" * 4, "failure": "failure" * 4}


@pytest.fixture
def client(superuser) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(superuser)
    return client


@pytest.mark.parametrize("kind", KINDS)
def test_superuser_looks_and_finds_no_way_to_change(client, rows, kind):
    listed, shown = client.get(f"{ADMIN}/{kind}/"), client.get(f"{ADMIN}/{kind}/{rows[kind]}/change/")
    assert (listed.status_code, shown.status_code) == (200, 200)
    assert 'name="action"' not in listed.content.decode()
    page = shown.content.decode()
    assert "test_admin.call" in page
    assert 'type="submit" value="Save"' not in page
    assert "deletelink" not in page


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_added_changed_or_deleted(client, rows, kind):
    sent = {"name": "mine", "func": f"{__name__}.call", "args": "'mine'", "schedule_type": "O", "repeats": 1}
    sent |= {"next_run_0": "2026-01-01", "next_run_1": "00:00", "post": "yes", "key": "x", "lock_0": "2026-01-01"}
    for way in ("add", f"{rows[kind]}/change", f"{rows[kind]}/delete"):
        assert client.post(f"{ADMIN}/{kind}/{way}/", sent).status_code == 403
        assert kind != "schedule" or client.get(f"{ADMIN}/{kind}/add/").status_code == 403
    assert Schedule.objects.get().name == "kept"
    assert there() == (1, 1, 1)


@pytest.mark.parametrize("kind", ["success", "failure"])
@pytest.mark.parametrize("action", ["resubmit_task", "delete_selected"])
def test_no_task_is_submitted_again(client, rows, kind, action):
    client.post(f"{ADMIN}/{kind}/", {"action": action, "_selected_action": [rows[kind]], "post": "yes", "index": "0"})
    assert CALLED == []
    assert there() == (1, 1, 1)


def test_list_is_not_edited_in_place(client, rows):
    later = timezone.now() + timedelta(days=1)
    sent = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": rows["schedule"], "form-0-func": "os.system"}
    client.post(f"{ADMIN}/schedule/", sent | {"form-0-next_run": later, "_save": "Save"})
    assert Schedule.objects.get().func.endswith("test_admin.call")
