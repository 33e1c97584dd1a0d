"""Facts and taxonomies in the editor."""

from collections.abc import Iterator

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.core.models import SOURCE_LANGUAGE
from cms.users.models import User

from .admin import AmenityViewSet, AudienceViewSet, KindViewSet, PlaceViewSet
from .admin_views import make_page
from .models import Place
from .reports.admin import MistakeReportViewSet
from .reports.log import StatusChange
from .reports.services import STATUS_CHANGED


class PlacesGroup(SnippetViewSetGroup):
    items = (PlaceViewSet, KindViewSet, AmenityViewSet, AudienceViewSet)
    menu_label = _("Facts")
    menu_icon = "site"
    menu_order = 150


register_snippet(PlacesGroup)


@hooks.register("register_admin_urls")
def place_urls() -> list[URLPattern]:
    return [path("places/<int:pk>/make-page/", make_page, name="make_page_of_listing")]


@hooks.register("register_snippet_listing_buttons")
def page_of_place(snippet: object, user: User, next_url: str | None = None) -> Iterator[Button]:
    """From the facts to the words: the page where there is one, else one action makes it."""
    if not isinstance(snippet, Place):
        return
    page = next((page for page in snippet.pages.all() if page.locale.language_code == SOURCE_LANGUAGE), None)
    if page:
        yield Button(_("Edit the page"), reverse("wagtailadmin_pages:edit", args=[page.pk]), icon_name="doc-empty")
    else:
        yield Button(_("Make a page"), reverse("make_page_of_listing", args=[snippet.pk]), icon_name="plus")


@hooks.register("register_admin_viewset")
def mistake_reports() -> ViewSet:
    return MistakeReportViewSet()


@hooks.register("register_log_actions")
def status_of_reports(actions: LogActionRegistry) -> None:
    actions.register_action(STATUS_CHANGED)(StatusChange)
