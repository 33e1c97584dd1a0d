import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from intranet.core.asks.tables import AskTable
from intranet.core.models import Ask
from intranet.core.tables import Table

from .models import Outing


class OutingTable(Table):
    caption = _("Outings")

    title = tables.Column(linkify=True)

    class Meta(Table.Meta):
        model = Outing
        fields = ["title", "host", "day", "state"]


class GuestTable(AskTable):
    caption = _("Who comes, and what they eat")

    class Meta(AskTable.Meta):
        model = Ask
        fields = ["user", "state", "answered_at", "note", "due"]
        exclude = ["organisation"]
