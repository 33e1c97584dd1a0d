from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "cms_core"
    verbose_name = _("Core")

    def ready(self) -> None:
        from . import checks  # noqa: F401
        from .content_signals import connect
        from .publishing import make_actions_one_change
        from .secret_paths import keep_out_of_logs

        connect()
        keep_out_of_logs()
        make_actions_one_change()
        from .sharing import receivers  # noqa: F401
