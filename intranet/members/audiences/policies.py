from intranet.core.actors import Actor
from intranet.search.keys import keys_of

from ..models import Audience


def may_read(actor: Actor, audience: Audience) -> bool:
    """The office keeps what the cluster has and reads all of it."""
    return actor.may_work and (actor.is_office or not keys_of(actor).isdisjoint(audience.key_set))
