import django_tables2 as tables
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intranet.core.asks.tables import AskTable
from intranet.core.tables import Table

from .models import Document


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


class ReaderTable(AskTable):
    caption = _("Who has read it")

    answered_at = tables.DateTimeColumn(verbose_name=_("confirmed"))
    number = tables.Column(accessor="facts__number", verbose_name=_("version"))

    class Meta(AskTable.Meta):
        fields = ["organisation", "user", "state", "answered_at", "number"]
        sequence = fields


class ApprovalTable(AskTable):
    caption = _("Approvals")

    version = tables.Column(accessor="subject__number", order_by="object_id", verbose_name=_("Version"))
    user = tables.Column(order_by="user__last_name", verbose_name=_("approved by whom"))
    answered_at = tables.DateTimeColumn(verbose_name=_("decided"))
    due = tables.Column(verbose_name=_("to be decided by"))
    sha256 = tables.Column(accessor="subject__sha256", orderable=False, verbose_name="SHA-256")

    class Meta(AskTable.Meta):
        exclude = ["organisation"]
        fields = ["state", "note", "asked_by", "asked_at"]
        sequence = ["version", "user", "state", "answered_at", "note", "due", "asked_by", "asked_at", "sha256"]

    def render_version(self, value: int) -> str:
        return gettext("Version %(number)s") % {"number": value}

    def value_version(self, value: int) -> int:
        return value

    def render_sha256(self, value: str) -> str:
        return format_html("<code>{}</code>", value)

    def value_sha256(self, value: str) -> str:
        return value
