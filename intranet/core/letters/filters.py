from ..filters import FilterSet
from ..models import Letter


class LetterFilterSet(FilterSet):
    class Meta:
        model = Letter
        fields = ["state"]
