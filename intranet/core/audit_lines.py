"""The audit log's entries as lines of the process's log, once they are committed."""

from collections.abc import Iterable
from contextvars import copy_context
from functools import partial

from django.db import transaction

from cms.core.log_lines import write_line

from .models import AuditEntry


def write_lines(entries: Iterable[AuditEntry]) -> None:
    """They say in which request the entries were written, whenever that is committed."""
    transaction.on_commit(partial(copy_context().run, _write, list(entries)), robust=True)


def _write(entries: list[AuditEntry]) -> None:
    for entry in entries:
        write_line(
            entry.action,
            "done",
            person=entry.user_id,
            outsider=entry.outsider_id,
            organisation=entry.organisation_id,
            subject=f"{entry.content_type.app_label}.{entry.content_type.model}:{entry.object_id}",
            entry=entry.pk,
            happened_at=entry.happened_at.isoformat(),
        )
