from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "intranet.documents"
    verbose_name = _("Document library")

    def ready(self) -> None:
        from . import dates, findable, mail_actions, notice_kinds, own_sheets, shared  # noqa: F401
