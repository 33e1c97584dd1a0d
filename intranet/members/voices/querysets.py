from datetime import datetime
from typing import Any, Self

from django.db.models import QuerySet

from intranet.core.deadlines import this_minute

from .enums import PollState


class PollQuerySet(QuerySet[Any]):
    def due(self, now: datetime) -> Self:
        """Those that nobody has counted although their last minute is over."""
        return self.filter(state=PollState.OPEN, closes_at__lt=this_minute(now))


class VoterQuerySet(QuerySet[Any]):
    def entitled(self) -> Self:
        """All but those who have left the cluster meanwhile."""
        return self.filter(has_left=False)

    def of_open_polls(self) -> Self:
        return self.filter(poll__state=PollState.OPEN)
