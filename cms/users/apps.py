from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    name = "cms.users"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from . import account_lines, receivers, session_limits  # noqa: F401  (all have some)
