from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "cms.media"
    verbose_name = _("Media")

    def ready(self) -> None:
        from . import checks, receivers  # noqa: F401
