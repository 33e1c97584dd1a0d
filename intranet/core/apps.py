from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RegistersFeature:
    """For the configuration of an app whose module `feature` has a FEATURE."""

    name: str

    def ready(self) -> None:
        from .features import register

        register(import_module(f"{self.name}.feature").FEATURE)


class CoreConfig(RegistersFeature, AppConfig):
    name = "intranet.core"
    label = "intranet_core"
    verbose_name = _("Intranet")

    def ready(self) -> None:
        from .append_only import guard

        super().ready()
        post_migrate.connect(guard, sender=self)
