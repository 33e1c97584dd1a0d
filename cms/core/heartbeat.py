"""The worker's signs of life, kept in the database: they tell that jobs are really being done."""

from datetime import datetime

from django.utils import timezone
from django_q.models import OrmQ, Schedule, Success

TASK = "cms.core.heartbeat.beat"


def beat() -> str:
    """Run by the worker every minute; of its results the worker keeps the latest."""
    return timezone.now().isoformat()


def last_heartbeat() -> datetime | None:
    """When the worker last finished `beat`, or None when it never did."""
    return Success.objects.filter(func=TASK).order_by("-stopped").values_list("stopped", flat=True).first()


def oldest_waiting_job(queue: str) -> datetime | None:
    """Since when the job of that queue has waited that has waited longest; None when none waits."""
    waiting = OrmQ.objects.filter(key=queue, lock__lte=timezone.now())  # a job that is being done is locked until later
    return waiting.order_by("lock").values_list("lock", flat=True).first()


def most_overdue_schedule() -> datetime | None:
    """When the schedule was to run that should have run first; None when there is none."""
    return Schedule.objects.exclude(repeats=0).order_by("next_run").values_list("next_run", flat=True).first()
