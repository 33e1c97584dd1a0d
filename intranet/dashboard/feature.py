from django.utils.translation import gettext_lazy as _

from intranet.core.features import Feature, MenuItem

from .services import forget_visits

FEATURE = Feature(
    menu=(MenuItem(_("Today"), "dashboard", icon="today", order=0),),
    urls="intranet.dashboard.urls",
    erase=forget_visits,
)
