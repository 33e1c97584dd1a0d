from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from cms.core import health

        from . import after_response, breaker, receivers
        from .analysis import missing

        after_response.connect()
        receivers.connect()
        health.watch("search", lambda: not breaker.is_open())
        health.watch("dictionaries", lambda: not missing())
