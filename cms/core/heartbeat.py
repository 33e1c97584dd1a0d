"""The worker's sign of life, kept in the database: it tells that jobs are really being done."""

from datetime import datetime

from django.utils import timezone
from django_q.models import Success

TASK = "cms.core.heartbeat.beat"


def beat() -> str:
    """Run by the worker every minute; of its results the worker keeps the latest."""
    return timezone.now().isoformat()


def last_heartbeat() -> datetime | None:
    """When the worker last finished `beat`, or None when it never did."""
    return Success.objects.filter(func=TASK).order_by("-stopped").values_list("stopped", flat=True).first()
