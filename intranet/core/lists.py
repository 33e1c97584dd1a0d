"""A page with one list: filtered, ordered, in pages, and as a file. Every list of the intranet is made here."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from .actors import ActorRequest
from .exports import FORMATS, export
from .filters import FilterSet
from .tables import Table

PER_PAGE = 25


def show_list(
    request: ActorRequest,
    *,
    rows: QuerySet,
    table_class: type[Table],
    filterset_class: type[FilterSet],
    actions: Sequence[tuple[str, str]] = (),
    template: str = "intranet/list.html",
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """`rows` are those that the person may see; `actions` are names and addresses of what starts here.

    `template` extends that of the default and is told `more`.
    """
    filters = filterset_class(request.GET, queryset=rows)
    table = table_class(filters.qs)
    _arrange(table, request)
    if kind := request.GET.get("format"):
        if kind not in FORMATS:
            raise Http404
        return export(table, kind)
    context = {"filters": filters, "table": table, "actions": actions, "query": _query(request), "formats": FORMATS}
    return render(request, template, context | dict(more or {}))


def _arrange(table: Table, request: ActorRequest) -> None:
    """Ordered by columns that there are, on a page that there is; what else the address says is overlooked."""
    asked = request.GET.getlist(table.prefixed_order_by_field)
    if known := [name for name in asked if name.removeprefix("-") in table.columns.columns]:
        table.order_by = known
    table.paginator = Paginator(table.rows, PER_PAGE)
    table.page = table.paginator.get_page(request.GET.get(table.prefixed_page_field))


def _query(request: ActorRequest) -> str:
    """What links to other pages and to files keep of the address."""
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()
