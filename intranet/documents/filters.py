import django_filters
from django.utils.translation import gettext_lazy as _

from intranet.core.asks.filters import AskFilterSet, OrganisationAskFilterSet
from intranet.core.filters import FilterSet, WordsFilter

from .asks import APPROVAL, READING
from .enums import Language
from .models import Document


class DocumentFilterSet(FilterSet):
    words = WordsFilter(label=_("Title"))
    tag = django_filters.CharFilter(field_name="tags__name", lookup_expr="iexact", distinct=True, label=_("Tag"))
    language = django_filters.ChoiceFilter(choices=Language, label=_("Language"))

    class Meta:
        model = Document
        fields = ["words", "tag", "language"]


class ReaderFilterSet(OrganisationAskFilterSet):
    ask_kind = READING


class ApprovalFilterSet(AskFilterSet):
    ask_kind = APPROVAL
