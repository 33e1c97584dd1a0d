from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "cms.places"
    verbose_name = _("Places")

    def ready(self) -> None:
        from cms.core.added_context import add_to_context
        from cms.core.findable import register

        from . import page_context, receivers  # noqa: F401
        from .findable import PLACES
        from .models import Audience, Kind, Place, PlacePage, SectionPage

        register(PLACES, Place, PlacePage, Kind, Audience, SectionPage)  # sections are topics
        add_to_context(PlacePage, page_context.of_place_page)
        add_to_context(SectionPage, page_context.of_section_page)
        add_to_context(Place, page_context.of_place)
