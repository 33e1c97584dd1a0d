import django_filters

from intranet.core.filters import FilterSet

from .enums import OutingState
from .models import Outing


class OutingFilterSet(FilterSet):
    state = django_filters.ChoiceFilter(choices=OutingState)

    class Meta:
        model = Outing
        fields = ["host", "state"]
