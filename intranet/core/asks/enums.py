from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AskState(TextChoices):
    """Whether somebody's answer is still waited for. A kind of asks may have words of its own for these."""

    OPEN = "open", pgettext_lazy("ask", "not yet answered")
    ANSWERED = "answered", pgettext_lazy("ask", "answered")
    VOID = "void", pgettext_lazy("ask", "void")
    TAKEN_BACK = "back", pgettext_lazy("ask", "taken back: no longer asked")
    LAPSED = "lapsed", _("not answered in time")


TRANSITIONS: dict[str, tuple[AskState, ...]] = {
    AskState.OPEN: (AskState.ANSWERED, AskState.VOID, AskState.TAKEN_BACK, AskState.LAPSED),
    AskState.ANSWERED: (AskState.OPEN,),  # asked again: what it was about has changed
    AskState.VOID: (),
    AskState.TAKEN_BACK: (),
    AskState.LAPSED: (),
}
