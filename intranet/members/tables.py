import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from intranet.core.tables import Table

from .models import Organisation


class OrganisationTable(Table):
    caption = _("Organisations")

    name = tables.Column(linkify=True, order_by="sort_name")
    municipality = tables.Column(accessor="municipality__name", verbose_name=_("Municipality"))

    class Meta(Table.Meta):
        model = Organisation
        fields = ["name", "sector", "municipality", "cluster_since", "state"]
