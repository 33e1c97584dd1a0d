from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    name = "cms.users"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from . import receivers, session_limits  # noqa: F401  (both have some)
