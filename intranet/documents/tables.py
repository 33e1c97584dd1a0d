import django_tables2 as tables
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intranet.core.tables import Table

from .models import Approval, Document, ReadingDuty


class DocumentTable(Table):
    caption = _("Documents")

    title = tables.Column(linkify=True)
    folder = tables.Column(linkify=True, order_by="folder__path")
    version = tables.Column(accessor="current__number", verbose_name=_("Version"))
    size = tables.Column(accessor="current__size", verbose_name=_("Size"))
    changed_at = tables.DateColumn(format="SHORT_DATE_FORMAT", verbose_name=_("Changed"))

    class Meta(Table.Meta):
        model = Document
        fields = ["title", "folder", "language", "version", "size", "changed_at", "owner"]
        sequence = ["title", "folder", "language", "version", "size", "changed_at", "owner"]

    def render_title(self, record: Document, value: str) -> str:
        if not record.is_expired:
            return value
        return format_html('{} <span class="tag tag-late">{}</span>', value, gettext("no longer valid"))

    def value_title(self, value: str) -> str:
        return value

    def render_size(self, value: int) -> str:
        return filesizeformat(value)


class OneFolderTable(DocumentTable):
    """Where all lie in the same."""

    class Meta(DocumentTable.Meta):
        exclude = ["folder"]


class DutyTable(Table):
    caption = _("Who has read it")

    organisation = tables.Column(linkify=True, order_by="organisation__sort_name")
    user = tables.Column(order_by="user__last_name")

    class Meta(Table.Meta):
        model = ReadingDuty
        fields = ["organisation", "user", "state", "confirmed_at", "number"]


class ApprovalTable(Table):
    caption = _("Approvals")

    version = tables.Column(accessor="version__number", order_by="version__number", verbose_name=_("Version"))
    approver = tables.Column(order_by="approver__last_name")
    sha256 = tables.Column(accessor="version__sha256", orderable=False, verbose_name="SHA-256")

    class Meta(Table.Meta):
        model = Approval
        fields = ["version", "approver", "state", "decided_at", "note", "due_on", "asked_by", "asked_at", "sha256"]

    def render_version(self, value: int) -> str:
        return gettext("Version %(number)s") % {"number": value}

    def value_version(self, value: int) -> int:
        return value

    def render_sha256(self, value: str) -> str:
        return format_html("<code>{}</code>", value)

    def value_sha256(self, value: str) -> str:
        return value
