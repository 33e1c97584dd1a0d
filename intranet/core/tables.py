from typing import TYPE_CHECKING, Any

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .models import AuditEntry
from .words import words_of_state

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Table(tables.Table):
    """The intranet's table: a caption, headers with a scope, and the order said to screen readers.

    A subclass names its `caption`; `template_name` is the project's own, because the package's says none of these.
    """

    caption: "StrPromise | str" = ""

    class Meta:
        template_name = "intranet/table.html"
        empty_text = _("Nothing here yet.")


class AuditTable(Table):
    caption = _("Audit log")

    user = tables.Column(accessor="who", order_by="user", verbose_name=_("who"))
    subject = tables.Column(verbose_name=_("About what"), orderable=False)
    before = tables.Column(verbose_name=pgettext_lazy("state", "before"))
    after = tables.Column(verbose_name=pgettext_lazy("state", "afterwards"))

    class Meta(Table.Meta):
        model = AuditEntry
        default = ""
        fields = ["happened_at", "user", "organisation", "subject", "action", "before", "after", "recorded_at"]

    def render_before(self, value: str, record: AuditEntry) -> Any:
        return words_of_state(record.subject, value)

    def render_after(self, value: str, record: AuditEntry) -> Any:
        return words_of_state(record.subject, value)
