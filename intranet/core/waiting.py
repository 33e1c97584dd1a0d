from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone


@dataclass(frozen=True)
class Waiting:
    """Something that a person is expected to do: in words, where, and until when (None: whenever)."""

    words: str
    url: str
    due: datetime | None = None

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < timezone.now()
