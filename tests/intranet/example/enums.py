from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OutingState(TextChoices):
    PLANNED = "planned", _("planned")
    ANNOUNCED = "announced", _("announced")
    CALLED_OFF = "called_off", _("called off")


#: The other members know of it.
KNOWN = (OutingState.ANNOUNCED, OutingState.CALLED_OFF)

TRANSITIONS: dict[str, tuple[OutingState, ...]] = {
    OutingState.PLANNED: (OutingState.ANNOUNCED,),
    OutingState.ANNOUNCED: (OutingState.CALLED_OFF,),
    OutingState.CALLED_OFF: (),
}

#: What the host does to bring an outing into a state.
MOVES = {OutingState.ANNOUNCED: _("Announce"), OutingState.CALLED_OFF: _("Call off")}
