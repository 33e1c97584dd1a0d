from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Action(TextChoices):
    """What somebody did to an object, in the audit log and on its timeline."""

    CREATED = "created", _("entered")
    CHANGED = "changed", _("changed")
    MOVED = "moved", _("state changed")
    ENDED = "ended", _("ended")
