from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "intranet.core"
    label = "intranet_core"
    verbose_name = _("Intranet")

    def ready(self) -> None:
        from . import log_subjects, own_sheets  # noqa: F401
        from .attachments import notice_kinds as _attachments  # noqa: F401
        from .comments import notice_kinds as _comments  # noqa: F401
        from .letters import notice_kinds as _letters  # noqa: F401
