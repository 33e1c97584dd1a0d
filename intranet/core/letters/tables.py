import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from ..models import Letter
from ..tables import Table
from .kinds import words_of


class LetterTable(Table):
    caption = _("Letters")

    kind = tables.Column(verbose_name=_("What it says"), orderable=False)
    subject = tables.Column(verbose_name=_("About what"), orderable=False)
    recipient = tables.Column(verbose_name=_("To whom"), orderable=False)

    class Meta(Table.Meta):
        model = Letter
        default = ""
        fields = ["made_at", "kind", "subject", "recipient", "state", "left_at", "tries"]

    def render_kind(self, record: Letter) -> str:
        return words_of(record)

    def render_recipient(self, record: Letter) -> str:
        return str(record)
