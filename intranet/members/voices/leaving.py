"""Who leaves the cluster drops out of the votes that are open, once that is committed."""

from typing import Any

from django.dispatch import receiver

from intranet.core.transitions import state_moved

from ..enums import OrganisationState
from ..models import Organisation
from .services.opening import drop_out


@receiver(state_moved, sender=Organisation)
def drop_who_has_left(*, instance: Organisation, **_more: Any) -> None:
    if instance.state == OrganisationState.LEFT:
        drop_out(organisation=instance)
