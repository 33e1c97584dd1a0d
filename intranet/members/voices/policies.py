"""Who may vote. Whether the vote is open, and whether they are there, the services say in words."""

from intranet.core.actors import Actor

from ..enums import SOLE
from .models import Voter


def speaks_for(actor: Actor, voter: Voter) -> bool:
    """The person themselves; or who represents the organisation, or deputises, while acting for it."""
    if voter.user_id is not None:
        return voter.user_id == actor.user.pk
    own = actor.organisation
    return own is not None and own.pk == voter.organisation_id and own.is_working and not actor.roles.isdisjoint(SOLE)


def can_vote(actor: Actor, voter: Voter) -> bool:
    """Of who is represented, the holder alone."""
    return not voter.has_left and speaks_for(actor, voter.holder or voter)
