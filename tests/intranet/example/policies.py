"""Who may do what with outings. Pure questions: no writes, no messages."""

from intranet.core.actors import Actor

from .models import Outing


def can_plan(actor: Actor) -> bool:
    return actor.may_work and actor.organisation is not None


def can_manage(actor: Actor, outing: Outing) -> bool:
    """Correct it, and move its state."""
    return actor.may_work and outing.host == actor.organisation
