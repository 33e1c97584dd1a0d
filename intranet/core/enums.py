from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Action(TextChoices):
    """What somebody did to an object, in the audit log; all but its views also on its timeline.

    What only a feature's objects know, such as being checked out, are the `actions` of that feature.
    """

    CREATED = "created", _("entered")
    CHANGED = "changed", _("changed")
    MOVED = "moved", _("state changed")
    ENDED = "ended", _("ended")
    ERASED = "erased", _("personal data erased")
    VIEWED = "viewed", _("viewed")
    DOWNLOADED = "downloaded", _("downloaded")


ACTIONS: list[type[TextChoices]] = [Action]


def actions() -> list[tuple[str, Any]]:
    """Those of all features, as the choices of a field: a new one needs no migration."""
    return [choice for one in ACTIONS for choice in one.choices]


#: What changes nothing: for the office alone, no timeline shows it.
READING = (Action.VIEWED, Action.DOWNLOADED)


class Frequency(TextChoices):
    """How often mail about a kind of notices leaves."""

    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")
    NEVER = "never", _("never")


class LetterState(TextChoices):
    """What has become of a letter."""

    WAITING = "waiting", _("waiting to leave")
    LEFT = "left", _("sent")
    FAILED = "failed", _("could not be sent")
    NEEDLESS = "needless", _("not sent: not for this person any more")
