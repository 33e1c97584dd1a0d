"""The version of all that readers can see. It is another one after every committed change of content.

What is derived from content (cached pages, indexes in memory) is kept under the version it was made from. Whoever
writes content without signals (`update`, `bulk_create`, raw SQL) calls `bump`; for the rest `content_signals` does.
"""

import time
from uuid import uuid4

from django.conf import settings
from django.db import connection, models, transaction

#: The version last read by this process, and when.
_remembered: tuple[float, str] | None = None


class ContentVersion(models.Model):
    """A mark of the latest change; all rows together are the version. A mark never comes back, rolled back or not.

    A change takes any row that no other transaction holds: with one row for all, a long import would keep every editor
    waiting, and two of them could wait for each other.
    """

    mark = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return f"{self.pk}: {self.mark}"


class _Bumped:
    """Waits for the commit of a transaction that has changed the version. A rollback, also of a part, drops it."""

    is_read = False

    def __call__(self) -> None:
        global _remembered
        _remembered = None  # this process sees its own change at once


def bump() -> None:
    """Content has changed. Takes effect when the caller's transaction commits; repeated in one it costs nothing."""
    if any(not bumped.is_read for bumped in _bumped_here()):
        return
    with transaction.atomic(savepoint=False):
        row = ContentVersion.objects.select_for_update(skip_locked=True).values_list("pk", flat=True).first()
        if row is None:
            ContentVersion.objects.create()
        else:
            ContentVersion.objects.filter(pk=row).update(mark=uuid4())
        transaction.on_commit(_Bumped())


def current() -> str:
    """The version, at most CONTENT_MAY_BE_STALE_FOR seconds old. Ask before reading the content it is to stand for."""
    global _remembered
    if bumped := _bumped_here():
        for one in bumped:
            one.is_read = True  # what this transaction changes from now on needs a version of its own
        return _read()  # not to be remembered: others must not keep today's content under a version still to come
    now, remembered = time.monotonic(), _remembered
    if remembered is None or now - remembered[0] >= settings.CONTENT_MAY_BE_STALE_FOR:
        _remembered = remembered = (now, _read())
    return remembered[1]


def _read() -> str:
    marks = ContentVersion.objects.order_by("pk").values_list("mark", flat=True)
    return ".".join(map(str, marks))


def _bumped_here() -> list[_Bumped]:
    """Of the open transaction, without the parts that were rolled back."""
    waiting = (entry[1] for entry in connection.run_on_commit)
    return [function for function in waiting if isinstance(function, _Bumped)]
