"""The steps of a report in words, for its page and for Wagtail's report of all changes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry

from .enums import State


class StatusChange(LogFormatter):
    label = gettext_lazy("Status of a report changed")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        before, after = State(log_entry.data["from"]), State(log_entry.data["to"])
        return _("from “%(before)s” to “%(after)s”") % {"before": before.label, "after": after.label}
