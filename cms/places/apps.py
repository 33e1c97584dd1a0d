from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "cms.places"
    verbose_name = _("Places")

    def ready(self) -> None:
        from cms.core.findable import register

        from . import receivers  # noqa: F401
        from .findable import PLACES
        from .models import Audience, Kind, Place, PlacePage, SectionPage

        register(PLACES, Place, PlacePage, Kind, Audience, SectionPage)  # sections are topics
