from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardConfig(AppConfig):
    name = "intranet.dashboard"
    verbose_name = _("Dashboard")

    def ready(self) -> None:
        from . import own_data  # noqa: F401
