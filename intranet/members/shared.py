"""What people talk about here: working groups."""

from django.db.models import QuerySet

from intranet.core.shared import Shared, share

from .models import WorkingGroup
from .policies import can_attach_to_group, can_talk_in_group, can_view_group


def _groups() -> QuerySet[WorkingGroup]:
    return WorkingGroup.objects.prefetch_related("seats")


share(
    Shared(
        model=WorkingGroup,
        page="working_group",
        rows=_groups,
        can_view=can_view_group,
        can_attach=can_attach_to_group,
        can_comment=can_talk_in_group,
    )
)
