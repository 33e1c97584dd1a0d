"""What the audit log says of votes and of who may vote."""

from django.db.models import QuerySet

from intranet.core.subjects import register

from .models import Poll, Voter


def _voters() -> QuerySet[Voter]:
    return Voter.objects.select_related("organisation", "user")


register(_voters, Poll.objects.all)
