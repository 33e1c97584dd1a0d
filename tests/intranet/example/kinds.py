from django.db.models import QuerySet

from intranet.core.kinds import Kind, everybody

from .models import Outing
from .policies import can_manage


def _outings() -> QuerySet[Outing]:
    return Outing.objects.select_related("host")


OUTING = Kind(Outing, _outings, page="outing", can_comment=everybody, can_attach=can_manage)
