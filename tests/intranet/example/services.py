"""Every change of outings. Each locks, asks the policy, changes and logs, in one transaction."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from cms.users.models import User
from intranet.core.access import require_now
from intranet.core.actors import Actor
from intranet.core.asks.kinds import AskKind
from intranet.core.asks.services import ask
from intranet.core.audit import record
from intranet.core.changing import changing
from intranet.core.enums import Action
from intranet.core.models import Ask
from intranet.core.transitions import move

from . import policies
from .models import Outing


@transaction.atomic
def plan_outing(*, actor: Actor, **facts: Any) -> Outing:
    """Of the acting organisation; nobody else knows of it yet. Raises ValidationError."""
    require_now(policies.can_plan, actor)
    outing = Outing(host=actor.organisation, **facts)
    outing.full_clean()
    outing.save()
    record(actor=actor, action=Action.CREATED, instance=outing)
    return outing


def move_outing(*, actor: Actor, outing: Outing, state: str) -> Outing:
    """Raises IllegalTransition."""
    with changing(outing, actor, policies.can_manage) as outing:
        move(outing, state, actor=actor)
    return outing


def ask_people(
    *, actor: Actor, outing: Outing, kind: AskKind, people: Iterable[User], due: datetime | None = None
) -> list[Ask]:
    """One of ASKS. Who was asked already is left alone."""
    with changing(outing, actor, policies.can_manage) as outing:
        asks = ask(actor=actor, kind=kind, subject=outing, whom=[(user, None) for user in people], due=due)
    return asks  # noqa: RET504 (the block may have ended early)
