import django_filters
from django.utils.translation import gettext_lazy as _

from intranet.core.filters import FilterSet, WordsFilter

from .enums import ApprovalState, DutyState, Language
from .models import Approval, Document, ReadingDuty


class DocumentFilterSet(FilterSet):
    words = WordsFilter(label=_("Title"))
    tag = django_filters.CharFilter(field_name="tags__name", lookup_expr="iexact", distinct=True, label=_("Tag"))
    language = django_filters.ChoiceFilter(choices=Language, label=_("Language"))

    class Meta:
        model = Document
        fields = ["words", "tag", "language"]


class DutyFilterSet(FilterSet):
    state = django_filters.ChoiceFilter(choices=DutyState, label=_("State"))

    class Meta:
        model = ReadingDuty
        fields = ["state"]


class ApprovalFilterSet(FilterSet):
    state = django_filters.ChoiceFilter(choices=ApprovalState, label=_("State"))

    class Meta:
        model = Approval
        fields = ["state"]
