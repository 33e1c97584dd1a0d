from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.core.models import BasePage
from cms.users.requests import PersonsRequest

from .by_hand import is_written_by_hand, lost_words, take_over
from .mirrors import versions_of
from .services import label_as_polish
from .views import UpdateTranslations, desk


@hooks.register("register_admin_urls", order=-1)
def translation_urls() -> list[URLPattern]:
    """Ahead of wagtail-localize's own, whose bulk update reports success for what was refused."""
    return [
        path("translations/<int:translation_id>/", desk, name="translation_desk"),
        path("localize/update/<int:translation_source_id>/", UpdateTranslations.as_view()),
    ]


@hooks.register("before_convert_alias_page")
def keep_converted_alias_labelled(request: HttpRequest, page: Page) -> None:
    """Wagtail copies the Polish into the page's own live row here, without publishing anything."""
    if request.method == "POST" and isinstance(page, BasePage):
        label_as_polish(page)


@hooks.register("before_edit_page", order=-1)
def take_over_what_was_written(request: PersonsRequest, page: Page) -> HttpResponse | None:
    """Before wagtail-localize starts a translation again, which would write its own strings over the page's words."""
    if request.method != "POST" or "localize-restart-translation" not in request.POST:
        return None
    stopped = Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id)
    translation = stopped.filter(enabled=False).select_related("source", "target_locale").first()
    if translation is None or not is_written_by_hand(page, translation.source, translation.target_locale):
        return None
    lost = lost_words(translation, page)
    if lost and "lost" not in request.POST:
        return render(request, "cms/translations/take_over.html", {"page": page, "lost": lost})
    take_over(translation=translation, page=page, user=request.user)
    return None


@hooks.register("before_delete_page")
def say_that_versions_are_deleted(request: HttpRequest, page: Page) -> None:
    _say_that_versions_follow(request, page)


@hooks.register("before_move_page")
def say_that_versions_are_moved(request: HttpRequest, page: Page, destination: Page) -> None:
    _say_that_versions_follow(request, page)


def _say_that_versions_follow(request: HttpRequest, page: Page) -> None:
    """In the page that asks whether to go on."""
    if request.method == "GET" and versions_of(page).exists():
        messages.warning(request, render_to_string("cms/translations/versions_follow.html"))


@hooks.register("register_log_actions")
def register_refusal(actions: LogActionRegistry) -> None:
    """Of earlier days, when a schedule that failed was called off: histories still name it."""
    actions.register_action(
        "cms.publish.refused",
        _("Scheduled publishing called off"),
        _("Scheduled publishing called off: not translated"),
    )
