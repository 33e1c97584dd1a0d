from django.utils.translation import gettext_lazy as _

from intranet.core.features import Feature, MenuItem

from .asks import ASKS
from .dates import dates_for
from .kinds import OUTING

FEATURE = Feature(
    kinds=(OUTING,),
    asks=ASKS,
    menu=(MenuItem(_("Outings"), "outings", icon="place", order=50),),
    urls="tests.intranet.example.urls",
    dates_for=dates_for,
)
