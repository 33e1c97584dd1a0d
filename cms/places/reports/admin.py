"""Reports of mistakes in the editor: a list, and a page of each with its next steps."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from ..models import MistakeReport
from .admin_views import edit_report


class MistakeReportFilterSet(WagtailFilterSet):
    class Meta:
        model = MistakeReport
        fields = ["status", "topic", "language"]


class MistakeReportIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[MistakeReport]:
        return super().get_base_queryset().select_related("place")


class MistakeReportViewSet(ModelViewSet):
    """Visitors write reports, nobody else: there is neither an editor's form for them nor a copy."""

    model = MistakeReport
    name = "mistake_reports"
    url_prefix = "places/reports"
    icon = "warning"
    menu_label = _("Reports of mistakes")
    menu_order = 160
    add_to_admin_menu = True
    add_to_reference_index = False
    index_view_class = MistakeReportIndexView
    filterset_class = MistakeReportFilterSet
    list_display = [
        "place",
        "topic",
        "status",
        "language",
        DateColumn("reported_at", label=_("Reported"), sort_key="reported_at"),
    ]
    ordering = ["-reported_at", "-pk"]
    copy_view_enabled = False

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        missing = {"add_url_name": None, "history_url_name": None, "usage_url_name": None}
        return super().get_common_view_kwargs(**missing | kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", edit_report, name="edit"),
            path("<int:pk>/delete/", self.delete_view, name="delete"),
        ]
