from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from .rules import Choice


class PollState(TextChoices):
    OPEN = "open", pgettext_lazy("vote", "open")
    COUNTED = "counted", pgettext_lazy("vote", "counted")
    VOID = "void", pgettext_lazy("vote", "void")


TRANSITIONS: dict[str, tuple[PollState, ...]] = {
    PollState.OPEN: (PollState.COUNTED, PollState.VOID),
    PollState.COUNTED: (),
    PollState.VOID: (),
}

#: What the choices are called.
CHOICES = [
    (Choice.FOR.value, pgettext_lazy("vote", "for")),
    (Choice.AGAINST.value, pgettext_lazy("vote", "against")),
    (Choice.ABSTAINED.value, pgettext_lazy("vote", "abstained")),
]
