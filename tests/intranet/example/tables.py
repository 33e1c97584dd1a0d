import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from intranet.core.tables import Table

from .models import Outing


class OutingTable(Table):
    caption = _("Outings")

    title = tables.Column(linkify=True)

    class Meta(Table.Meta):
        model = Outing
        fields = ["title", "host", "day", "state"]
