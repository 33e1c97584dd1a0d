"""What Wagtail hands over is done by the worker; here the worker stands in the same process (`sync`)."""

import pytest
from django.db import transaction
from django_q.models import OrmQ
from django_tasks import task

from cms.core.jobs import DjangoQBackend, LocalizeBackend, jobs_at_once

done: list[object] = []


@task()
def note(word: str, *, times: int = 1) -> None:
    done.append(word * times)


def note_plainly(word: str) -> None:
    done.append(word)


@pytest.fixture(autouse=True)
def _nothing_done() -> None:
    done.clear()


@pytest.fixture
def queueing(monkeypatch):
    """The worker is elsewhere, as it is in the portal: jobs wait in the database."""
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)


@pytest.mark.django_db
def test_task_reaches_the_worker_with_its_arguments():
    note.enqueue("ha", times=2)
    assert done == ["haha"]


@pytest.mark.django_db
def test_task_waits_for_the_worker_in_the_database(queueing):
    note.enqueue("ha")
    assert done == []
    assert OrmQ.objects.count() == 1


@pytest.mark.django_db
def test_task_of_a_command_that_must_leave_all_done_runs_at_once(queueing):
    with jobs_at_once():
        note.enqueue("ha")
    assert done == ["ha"]
    note.enqueue("later")
    assert done == ["ha"]


def test_arguments_that_are_no_json_are_refused():
    with pytest.raises(TypeError):
        note.enqueue(object())  # type: ignore[arg-type]


def test_tasks_of_the_project_go_to_this_backend():
    assert isinstance(note.get_backend(), DjangoQBackend)


@pytest.mark.django_db
def test_translation_job_waits_for_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        LocalizeBackend({}).enqueue(note_plainly, ["ha"], {})
        assert done == []
    assert done == ["ha"]
