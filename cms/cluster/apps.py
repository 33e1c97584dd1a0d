from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClusterConfig(AppConfig):
    name = "cms.cluster"
    verbose_name = _("Cluster")

    def ready(self) -> None:
        from cms.places.findable import FURTHER_WORDS

        from . import receivers  # noqa: F401
        from .findable import words_about

        FURTHER_WORDS.append(words_about)
