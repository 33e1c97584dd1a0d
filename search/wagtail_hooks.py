"""The search in the editors' house."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from .editors.admin import SearchGroup
from .editors.reports import ClickReport, QueryReport, may_see

register_snippet(SearchGroup)


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        path("reports/search-queries/", QueryReport.as_view(), name="search_queries"),
        path("reports/search-queries/results/", QueryReport.as_view(results_only=True), name="search_queries_results"),
        path("reports/search-clicks/", ClickReport.as_view(), name="search_clicks"),
        path("reports/search-clicks/results/", ClickReport.as_view(results_only=True), name="search_clicks_results"),
    ]


@hooks.register("register_reports_menu_item")
def queries(**kwargs: Any) -> MenuItem:
    return ReportMenuItem(_("What visitors search for"), reverse_lazy("search_queries"), icon_name="search", order=800)


@hooks.register("register_reports_menu_item")
def clicks(**kwargs: Any) -> MenuItem:
    return ReportMenuItem(
        _("Which results visitors open"), reverse_lazy("search_clicks"), icon_name="link-external", order=810
    )
