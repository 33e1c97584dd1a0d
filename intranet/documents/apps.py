from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from intranet.core.apps import RegistersFeature


class DocumentsConfig(RegistersFeature, AppConfig):
    name = "intranet.documents"
    verbose_name = _("Document library")
