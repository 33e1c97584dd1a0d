from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from intranet.core.apps import RegistersFeature


class DashboardConfig(RegistersFeature, AppConfig):
    name = "intranet.dashboard"
    verbose_name = _("Dashboard")
