"""What visitors search for and which results they open, in the admin's menu of reports."""

from typing import Any

import django_filters
from django.db.models import DecimalField, F, FloatField, QuerySet, Sum
from django.db.models.functions import Cast, NullIf
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from ..models import ClickCount, QueryCount

PERMISSION = "search.view_querycount"
#: What fewer have asked is not shown.
FEWEST = 3
#: With one of these a spreadsheet would take a visitor's words for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Any) -> Any:
    """For a cell of a spreadsheet: text that is no formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


class QueryFilterSet(WagtailFilterSet):
    day = django_filters.DateFromToRangeFilter(label=_("Days"), widget=DateRangePickerWidget)
    found_nothing = django_filters.BooleanFilter(label=_("Only queries without results"), method="without_results")

    class Meta:
        model = QueryCount
        fields = ["day", "language", "found_nothing"]

    def without_results(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        return queryset.filter(without_results__gt=0) if value else queryset


class ClickFilterSet(WagtailFilterSet):
    day = django_filters.DateFromToRangeFilter(label=_("Days"), widget=DateRangePickerWidget)

    class Meta:
        model = ClickCount
        fields = ["day", "language"]


class CountReport(ReportView):
    """Counts of single days, filtered first and added up then."""

    permission_required = "view"
    header_icon = "search"
    is_searchable = False
    add_to_reference_index = False

    def get_filename(self) -> str:
        return f"{self.index_url_name}-{timezone.localdate()}"

    def get_filtered_queryset(self) -> QuerySet:
        return self.added_up(super().get_filtered_queryset())

    def added_up(self, counts: QuerySet) -> QuerySet:
        raise NotImplementedError


class QueryReport(CountReport):
    model = QueryCount
    page_title = _("What visitors search for")
    index_url_name = "search_queries"
    index_results_url_name = "search_queries_results"
    filterset_class = QueryFilterSet
    custom_field_preprocess = {"query": {"csv": harmless, "xlsx": harmless}}
    columns = [
        Column("query", label=_("Query")),
        Column("language", label=_("Language")),
        Column("times", label=_("Asked")),
        Column("nothing", label=_("Found nothing")),
        Column("opened", label=_("Results opened")),
        Column("place", label=_("Place in the list, on average")),
    ]
    list_export = ["query", "language", "times", "nothing", "opened", "place"]
    export_headings = {
        "query": _("Query"),
        "language": _("Language"),
        "times": _("Asked"),
        "nothing": _("Found nothing"),
        "opened": _("Results opened"),
        "place": _("Place in the list, on average"),
    }

    def added_up(self, counts: QuerySet) -> QuerySet:
        sums = (
            counts.order_by()
            .values("query", "language")
            .annotate(times=Sum("asked"), nothing=Sum("without_results"), opened=Sum("clicks"), at=Sum("positions"))
        )
        average = Cast(
            Cast(F("at"), FloatField()) / NullIf(F("opened"), 0), DecimalField(max_digits=6, decimal_places=1)
        )
        return sums.filter(times__gte=FEWEST).annotate(place=average).order_by("-times", "query", "language")


class ClickReport(CountReport):
    model = ClickCount
    page_title = _("Which results visitors open")
    index_url_name = "search_clicks"
    index_results_url_name = "search_clicks_results"
    filterset_class = ClickFilterSet
    columns = [Column("position", label=_("Place in the list")), Column("opened", label=_("Results opened"))]
    list_export = ["position", "opened"]
    export_headings = {"position": _("Place in the list"), "opened": _("Results opened")}

    def added_up(self, counts: QuerySet) -> QuerySet:
        return counts.order_by().values("position").annotate(opened=Sum("clicks")).order_by("position")


def may_see(request: HttpRequest) -> bool:
    return request.user.has_perm(PERMISSION)
