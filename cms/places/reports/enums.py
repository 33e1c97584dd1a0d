from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    """What is wrong."""

    HOURS = "hours", _("Opening hours")
    WHERE = "where", _("Address or place on the map")
    CLOSED = "closed", _("Closed for good")
    CONTACT = "contact", _("Telephone, e-mail or website")
    ACCESSIBILITY = "accessibility", _("Accessibility")
    TEXT = "text", _("Text or translation")
    OTHER = "other", _("Something else")


class State(TextChoices):
    NEW = "new", _("new")
    IN_PROGRESS = "in_progress", _("in progress")
    DONE = "done", _("corrected")
    REJECTED = "rejected", _("rejected")


#: Nothing is left to do.
CLOSED = frozenset({State.DONE, State.REJECTED})

#: What is closed may be taken up again.
TRANSITIONS: dict[State, tuple[State, ...]] = {
    State.NEW: (State.IN_PROGRESS, State.DONE, State.REJECTED),
    State.IN_PROGRESS: (State.DONE, State.REJECTED),
    State.DONE: (State.IN_PROGRESS,),
    State.REJECTED: (State.IN_PROGRESS,),
}
