from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "intranet.members"
    verbose_name = _("Members")

    def ready(self) -> None:
        from intranet.core import people

        from . import findable, mail_actions, notice_kinds, own_sheets, shared, subjects  # noqa: F401
        from .acting import actors_of
        from .voices import leaving, log_subjects, timed  # noqa: F401
        from .voices import own_sheets as _own_sheets  # noqa: F401

        people.register(actors_of)
