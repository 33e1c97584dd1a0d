import django_filters

from intranet.core.asks.filters import AskFilterSet
from intranet.core.filters import FilterSet

from .asks import COMING
from .enums import OutingState
from .models import Outing


class OutingFilterSet(FilterSet):
    state = django_filters.ChoiceFilter(choices=OutingState)

    class Meta:
        model = Outing
        fields = ["host", "state"]


class GuestFilterSet(AskFilterSet):
    ask_kind = COMING
