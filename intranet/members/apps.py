from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from intranet.core.apps import RegistersFeature


class MembersConfig(RegistersFeature, AppConfig):
    name = "intranet.members"
    verbose_name = _("Members")
