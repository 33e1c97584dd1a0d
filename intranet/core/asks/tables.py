from datetime import date, datetime

import django_tables2 as tables

from ..models import Ask
from ..tables import Table
from .words import words_of_due


class AskTable(Table):
    """Rows are `with_answers_for` the person who reads it; what is sensitive leaves in no file."""

    organisation = tables.Column(linkify=True, order_by="organisation__sort_name")
    user = tables.Column(accessor="person", order_by=("user__last_name", "outsider__name"))

    class Meta(Table.Meta):
        model = Ask
        fields = ["organisation", "user", "state", "answered_at", "note", "due", "asked_by", "asked_at"]

    def render_state(self, record: Ask) -> str:
        return str(record.said if record.shows_answer else record.of_kind.words_of(record.state))  # type: ignore[attr-defined]

    def value_state(self, record: Ask) -> str:
        return str(record.get_state_display()) if record.of_kind.is_sensitive else self.render_state(record)

    def render_note(self, value: str, record: Ask) -> str:
        return value if record.shows_answer else ""  # type: ignore[attr-defined]

    def value_note(self, value: str, record: Ask) -> str:
        return "" if record.of_kind.is_sensitive else self.render_note(value, record)

    def render_due(self, record: Ask) -> str:
        return words_of_due(record)

    def value_due(self, record: Ask) -> date | datetime | None:
        return record.due_as_named
