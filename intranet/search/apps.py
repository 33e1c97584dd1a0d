from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from intranet.core.apps import RegistersFeature


class SearchConfig(RegistersFeature, AppConfig):
    name = "intranet.search"
    label = "intranet_search"
    verbose_name = _("Search in the intranet")

    def ready(self) -> None:
        from .receivers import connect

        super().ready()
        connect()
