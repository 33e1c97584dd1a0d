"""`/healthz`: what is well, for the operator's monitor."""

import shutil
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from .heartbeat import last_heartbeat

LATE = timedelta(minutes=5)
LITTLE_DISK_MB = 200

_further: dict[str, Callable[[], bool]] = {}


def watch(name: str, is_well: Callable[[], bool]) -> None:
    """Something that another app knows about; when it is not well, the portal still answers, only worse."""
    _further[name] = is_well


def healthz(request: HttpRequest) -> JsonResponse:
    """200 with a JSON of what is well; 503 without the database. A silent worker or a full disk is said, not fatal."""
    try:
        connection.ensure_connection()
        heartbeat = last_heartbeat()
    except Error:
        return JsonResponse({"status": "down", "database": "down"}, status=503)
    late = heartbeat is None or timezone.now() - heartbeat > LATE
    free_mb = shutil.disk_usage(settings.DATA_DIR).free // 2**20
    further = {name: "ok" if is_well() else "degraded" for name, is_well in _further.items()}
    is_degraded = late or free_mb < LITTLE_DISK_MB or "degraded" in further.values()
    answer = {
        "status": "degraded" if is_degraded else "ok",
        "database": "ok",
        "worker": {"status": "late" if late else "ok", "last_heartbeat": heartbeat},
        "disk": {"status": "low" if free_mb < LITTLE_DISK_MB else "ok", "free_mb": free_mb},
        **further,
    }
    response = JsonResponse(answer)
    response.headers["Cache-Control"] = "no-store"
    return response
