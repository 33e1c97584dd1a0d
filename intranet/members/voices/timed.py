"""Votes whose last minute is over are counted by the clock."""

from intranet.core.actors import Clock
from intranet.core.clock import Timed, register

from .models import Poll
from .services.counting import count


def _count(poll: Poll, *, actor: Clock) -> None:
    count(actor=actor, poll=poll)


register(Timed(code="voices.count", due=Poll.objects.due, deadline="closes_at", act=_count))
