from django.db.models import QuerySet

from intranet.core.shared import Shared, share

from .models import Outing
from .policies import can_keep, can_view_outing


def _outings() -> QuerySet[Outing]:
    return Outing.objects.select_related("host")


share(Shared(model=Outing, page="outing", rows=_outings, can_view=can_view_outing, can_attach=can_keep))
