"""`/healthz`: what is well, for the operator's monitor."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from .heartbeat import last_heartbeat, most_overdue_schedule, oldest_waiting_job

LATE = timedelta(minutes=5)
#: How long a job may wait, by its queue: the longest one takes five minutes, and a mail with a code is waited for.
LONGEST_WAIT = {str(settings.Q_CLUSTER["name"]): timedelta(minutes=15), settings.ACCOUNT_MAILS: timedelta(minutes=1)}
LITTLE_DISK_MB = 200

_further: dict[str, Callable[[], bool]] = {}


def watch(name: str, is_well: Callable[[], bool]) -> None:
    """Something that another app knows about; when it is not well, the portal still answers, only worse."""
    _further[name] = is_well


def healthz(request: HttpRequest) -> JsonResponse:
    """200 with a JSON of what is well; 503 without the database. A silent worker or a full disk is said, not fatal."""
    try:
        connection.ensure_connection()
        parts = {"worker": _worker(), "scheduler": _scheduler(), "jobs": _jobs(), "disk": _disk()}
    except Error:
        return JsonResponse({"status": "down", "database": "down"}, status=503)
    further = {name: "ok" if is_well() else "degraded" for name, is_well in _further.items()}
    is_well = all(said == "ok" for said in [*(part["status"] for part in parts.values()), *further.values()])
    response = JsonResponse({"status": "ok" if is_well else "degraded", "database": "ok", **parts, **further})
    response.headers["Cache-Control"] = "no-store"
    return response


def _worker() -> dict[str, Any]:
    heartbeat = last_heartbeat()
    is_late = heartbeat is None or timezone.now() - heartbeat > LATE
    return {"status": "late" if is_late else "ok", "last_heartbeat": heartbeat}


def _scheduler() -> dict[str, Any]:
    """Late when it has not noticed for long that something was to be done; an hour that is to come is not late."""
    due = most_overdue_schedule()
    return {"status": "late" if due and timezone.now() - due > LATE else "ok", "next": due}


def _jobs() -> dict[str, Any]:
    """Whole seconds that the oldest job of each queue has waited."""
    waited = {queue: timezone.now() - (oldest_waiting_job(queue) or timezone.now()) for queue in LONGEST_WAIT}
    is_late = any(waited[queue] > longest for queue, longest in LONGEST_WAIT.items())
    oldest = {queue: int(wait.total_seconds()) for queue, wait in waited.items()}
    return {"status": "late" if is_late else "ok", "oldest_seconds": oldest}


def _disk() -> dict[str, Any]:
    free_mb = shutil.disk_usage(settings.DATA_DIR).free // 2**20
    return {"status": "low" if free_mb < LITTLE_DISK_MB else "ok", "free_mb": free_mb}
