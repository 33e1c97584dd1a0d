"""Every change of outings. Each locks, asks the policy, changes and logs, in one transaction."""

from typing import Any

from django.db import transaction

from intranet.core.access import require_now
from intranet.core.actors import Actor
from intranet.core.audit import record
from intranet.core.enums import Action
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


@transaction.atomic
def move_outing(*, actor: Actor, outing: Outing, state: str) -> Outing:
    """Raises IllegalTransition."""
    outing = Outing.objects.select_for_update().get(pk=outing.pk)
    require_now(policies.can_keep, actor, outing)
    return move(outing, state, actor=actor)
