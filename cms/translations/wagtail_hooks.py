from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.core.models import BasePage

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


@hooks.register("register_log_actions")
def register_refusal(actions: LogActionRegistry) -> None:
    actions.register_action(
        "cms.publish.refused",
        _("Scheduled publishing called off"),
        _("Scheduled publishing called off: not translated"),
    )
