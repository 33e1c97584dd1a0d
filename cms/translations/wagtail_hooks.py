from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from .views import UpdateTranslations, desk


@hooks.register("register_admin_urls", order=-1)
def translation_urls() -> list[URLPattern]:
    """Ahead of wagtail-localize's own, whose bulk update reports success for what was refused."""
    return [
        path("translations/<int:translation_id>/", desk, name="translation_desk"),
        path("localize/update/<int:translation_source_id>/", UpdateTranslations.as_view()),
    ]


@hooks.register("register_log_actions")
def register_refusal(actions: LogActionRegistry) -> None:
    actions.register_action(
        "cms.publish.refused",
        _("Scheduled publishing called off"),
        _("Scheduled publishing called off: not translated"),
    )
