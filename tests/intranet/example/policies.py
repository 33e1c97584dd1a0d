"""Who may do what with outings. Pure questions: no writes, no messages."""

from intranet.core.actors import Actor

from .enums import KNOWN
from .models import Outing


def can_view_outing(actor: Actor, outing: Outing) -> bool:
    if actor.oversees:
        return True
    is_known = outing.state in KNOWN and not outing.is_confidential
    return actor.may_work and (is_known or outing.host == actor.organisation)


def can_plan(actor: Actor) -> bool:
    return actor.may_work and actor.organisation is not None


def can_keep(actor: Actor, outing: Outing) -> bool:
    """Correct it, and move its state."""
    return actor.may_work and outing.host == actor.organisation
