from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from cms.core import health

        from .analysis import missing
        from .asking import after_response
        from .engines.elasticsearch import breaker
        from .indexing import receivers

        after_response.connect()
        receivers.connect()
        health.watch("search", lambda: not breaker.is_open())
        health.watch("dictionaries", lambda: not missing())
