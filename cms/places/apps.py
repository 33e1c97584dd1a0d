from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "cms.places"
    verbose_name = _("Places")

    def ready(self) -> None:
        from . import receivers  # noqa: F401
