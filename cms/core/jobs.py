"""Background jobs: what Wagtail and wagtail-localize hand over is run by django-q2's worker."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string
from django_q.tasks import async_task
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id, normalize_json

_at_once: ContextVar[bool] = ContextVar("jobs at once", default=False)


@contextmanager
def jobs_at_once() -> Iterator[None]:
    """For a command that must leave everything done behind it: jobs run here instead of queueing for the worker."""
    token = _at_once.set(True)
    try:
        yield
    finally:
        _at_once.reset(token)


class DjangoQBackend(BaseTaskBackend):
    """django-tasks on django-q2. Arguments must be JSON; results are not kept, failures are retried by the worker."""

    supports_defer = False
    supports_async_task = False
    supports_get_result = False

    def enqueue(self, task: Task, args: tuple, kwargs: dict) -> TaskResult:
        self.validate_task(task)
        result: TaskResult = TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=normalize_json(args),
            kwargs=normalize_json(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        if _at_once.get():
            run_task(task.module_path, result.args, result.kwargs)
        else:
            async_task("cms.core.jobs.run_task", task.module_path, result.args, result.kwargs)
        return result


def run_task(module_path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Called in the worker: the task behind `module_path`, with its JSON arguments."""
    import_string(module_path).call(*args, **kwargs)


class LocalizeBackend:
    """wagtail-localize's own door for long work. It starts once the caller's transaction is committed."""

    def __init__(self, options: dict[str, Any]) -> None:
        pass

    def enqueue(self, func: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]) -> None:
        transaction.on_commit(lambda: async_task(func, *args, **kwargs))
