"""What waits for a person, over all features. A new feature adds its answer to FEATURES."""

from collections.abc import Callable, Iterable

from intranet.core.actors import Actor
from intranet.core.waiting import Waiting
from intranet.members.waiting import waits_for as of_members

FEATURES: tuple[Callable[[Actor], Iterable[Waiting]], ...] = (of_members,)


def waits_for(actor: Actor) -> list[Waiting]:
    """The most urgent first; what has no date comes last, as its feature gave it."""
    found = [waiting for feature in FEATURES for waiting in feature(actor)]
    return sorted(found, key=lambda waiting: (waiting.due is None, waiting.due.timestamp() if waiting.due else 0))
