"""Proposals in Wagtail's admin, where editors work: a list, and a page of each with the difference and the decision."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from ..models import Proposal
from .views import decide


class ProposalFilterSet(WagtailFilterSet):
    class Meta:
        model = Proposal
        fields = ["state"]


class ProposalIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Proposal]:
        return super().get_base_queryset().select_related("organisation", "proposed_by")


class ProposalViewSet(ModelViewSet):
    """Organisations write proposals, nobody else: there is neither an editor's form for them nor a copy."""

    model = Proposal
    name = "proposals"
    url_prefix = "members/proposals"
    icon = "comment"
    menu_label = _("Proposals of members")
    menu_order = 170
    add_to_admin_menu = True
    add_to_reference_index = False
    index_view_class = ProposalIndexView
    filterset_class = ProposalFilterSet
    list_display = [
        "organisation",
        "state",
        "proposed_by",
        DateColumn("proposed_at", label=_("proposed on"), sort_key="proposed_at"),
    ]
    ordering = ["-proposed_at", "-pk"]
    copy_view_enabled = False

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        missing = {"add_url_name": None, "history_url_name": None, "usage_url_name": None, "delete_url_name": None}
        return super().get_common_view_kwargs(**missing | kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", decide, name="edit"),
        ]
