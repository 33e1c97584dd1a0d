from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from cms.core.added_context import add_to_context
        from cms.core.findable import register

        from .findable import HomeSource
        from .front import of_home_page
        from .models import HomePage

        register(HomeSource(), HomePage)
        add_to_context(HomePage, of_home_page)
