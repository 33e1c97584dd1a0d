"""What editors meet of publishing: schedules that failed, and a bulk action that goes on."""

from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.users.models import User
from cms.users.requests import PersonsRequest

from .bulk_publishing import PublishCompletePages
from .errors import forbidden
from .models import BasePage, FailedSchedule

hooks.register("register_bulk_action", PublishCompletePages, order=1)  # after Wagtail's, in its place


class FailedSchedules(Component):
    """On the first page: what was planned and has not happened; nothing while there is none."""

    order = 40

    def __init__(self, user: User) -> None:
        self.user = user

    def render_html(self, parent_context: Any = None) -> str:
        found = ((one, one.edit_address_for(self.user)) for one in FailedSchedule.objects.waiting())
        rows = [(address, one.title, one.reason) for one, address in found if address]
        if not rows:
            return ""
        items = format_html_join("", '<li><a href="{}">{}</a>: {}</li>', rows)
        heading = _("Not done as planned")
        return format_html('<div class="help-block help-warning"><p>{}</p><ul>{}</ul></div>', heading, items)


@hooks.register("before_copy_page")
def refuse_second_page_of_facts(request: HttpRequest, page: Page) -> HttpResponse | None:
    """One record of facts has one page in a language, so a copy could neither be saved nor its original."""
    if _is_of_facts(page.specific_class):
        text = _("“%(page)s” cannot be copied: its facts have one page in a language. Add a new page instead.")
        messages.error(request, text % {"page": page.title})
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    if "copy_subpages" in request.POST and any(map(_is_of_facts, _kinds_below(page))):
        text = _("Pages below “%(page)s” cannot be copied: their facts have one page in a language. Copy it alone.")
        messages.error(request, text % {"page": page.title})
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


def _is_of_facts(kind: type[Page] | None) -> bool:
    return kind is not None and issubclass(kind, BasePage) and not kind.can_be_copied


def _kinds_below(page: Page) -> list[type[Page] | None]:
    below = page.get_descendants().order_by().values_list("content_type", flat=True).distinct()
    return [ContentType.objects.get_for_id(pk).model_class() for pk in below]


@hooks.register("before_serve_page", order=-1)
def refuse_private_page(page: Page, request: HttpRequest, args: list[Any], kwargs: Any) -> HttpResponse | None:
    """Ahead of Wagtail, which sends whoever is logged in and may not read it to the login, for ever."""
    if request.user.is_authenticated:
        for restriction in page.get_view_restrictions():
            if not restriction.accept_request(request):
                return forbidden(request)
    return None


@hooks.register("construct_homepage_panels")
def failed_schedules(request: PersonsRequest, panels: list[Component]) -> None:
    panels.insert(0, FailedSchedules(request.user))


@hooks.register("before_edit_page", order=-1)
def say_that_the_schedule_failed(request: HttpRequest, page: Page) -> None:
    if request.method != "GET":
        return
    for failed in FailedSchedule.objects.waiting().filter(revision__in=page.revisions.values("pk")):
        text = _("What was planned for this page has not happened; it is tried again. %(reason)s") % {
            "reason": failed.reason
        }
        messages.warning(request, text)
