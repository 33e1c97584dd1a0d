"""What was done to an object, in words."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format

from .models import AuditEntry
from .words import label_of, name_of, words_of_state


@dataclass(frozen=True)
class TimelineStep:
    """One entry of the log, whose subject is at hand."""

    entry: AuditEntry

    def __str__(self) -> str:
        """In one sentence: „Anna Nowak, 30.11.2026 14:05: changed. Title: A → B”."""
        moment = date_format(timezone.localtime(self.entry.happened_at), "SHORT_DATETIME_FORMAT")
        moved = [f"{self.before} → {self.after}"] if self.entry.after else []
        changed = [_words(*change) for change in self.changes]
        return ". ".join([f"{self.entry.who}, {moment}: {self.entry.get_action_display()}", *moved, *changed])

    @property
    def before(self) -> str:
        return words_of_state(self.entry.subject, self.entry.before)

    @property
    def after(self) -> str:
        return words_of_state(self.entry.subject, self.entry.after)

    @property
    def changes(self) -> list[tuple[str, Any, Any]]:
        """Name of the field, what it was, what it became."""
        return [
            (name_of(self._model, field), self._label(field, before), self._label(field, after))
            for field, (before, after) in self.entry.changes.items()
        ]

    @property
    def _model(self) -> type[Model]:
        return type(self.entry.subject)  # type: ignore[return-value]

    def _label(self, field: str, value: Any) -> Any:
        return label_of(self._model, field, value)


def _words(name: str, before: Any, after: Any) -> str:
    """What is never logged has no values."""
    return f"{name}: {before or '–'} → {after or '–'}" if before or after else name
