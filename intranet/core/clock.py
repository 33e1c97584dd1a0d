"""What happens by itself once its moment has passed: declared by the features, done by the worker every minute."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cms.core.do_each import do_each

from .actors import Clock
from .deadlines import last_moment


@dataclass(frozen=True)
class Timed:
    """`due(now)` are the rows whose moment has passed (`deadlines.this_minute`) and that nothing has become of yet.

    `deadline` names the field, or the annotation, with that moment. `act(row, actor=Clock)` does what is to happen: in
    a transaction of its own, in which the row is locked and has been found due once more. It asks no policy, and has to
    make the row due no longer, or all of it is undone.
    """

    code: str
    due: Callable[[datetime], QuerySet]
    deadline: str
    act: Callable[..., Any]


#: By code: those that the features name.
TIMED: dict[str, Timed] = {}


def run() -> None:
    """All that is due, what was due first first. One that fails stops no other; repeating is a no-op once it is done.

    Raises what the first that failed has raised.
    """
    now = timezone.now()
    do_each(partial(_act, now), sorted(_due(now)))


def _due(now: datetime) -> list[tuple[datetime, str, Any]]:
    return [
        (deadline, timed.code, pk)
        for timed in TIMED.values()
        for pk, deadline in timed.due(now).order_by().values_list("pk", timed.deadline)
    ]


@transaction.atomic
def _act(now: datetime, row: tuple[datetime, str, Any]) -> None:
    """Nothing where somebody else was quicker."""
    _deadline, code, pk = row
    timed = TIMED[code]
    rows = timed.due(now).filter(pk=pk)
    list(rows.model._base_manager.select_for_update(no_key=True).filter(pk=pk))
    if found := rows.first():
        deadline = getattr(found, timed.deadline)
        timed.act(found, actor=Clock(at=last_moment(deadline)))
        if rows.filter(**{timed.deadline: deadline}).exists():
            raise RuntimeError(f"{timed.code} has left {found!r} as due as it was.")
