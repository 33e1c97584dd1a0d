import django_filters
from django.utils.translation import gettext_lazy as _

from cms.cluster.enums import Sector
from cms.places.models import Municipality
from intranet.core.filters import FilterSet, WordsFilter

from .enums import OrganisationState
from .models import Organisation


class OrganisationFilterSet(FilterSet):
    name = WordsFilter(field_name="words", label=_("Name"))
    sector = django_filters.ChoiceFilter(choices=Sector, label=_("Sector"))
    municipality = django_filters.ModelChoiceFilter(
        queryset=Municipality.objects.filter(pk__in=Organisation.objects.values("municipality")),
        label=_("Municipality"),
    )
    state = django_filters.ChoiceFilter(choices=OrganisationState, label=_("State"))

    class Meta:
        model = Organisation
        fields = ["name", "sector", "municipality", "state"]
