from django.db.models import QuerySet

from intranet.core.subjects import register

from .models import Invitation, Membership, Proposal, Seat


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("user", "organisation")


def _invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("organisation")


def _proposals() -> QuerySet[Proposal]:
    return Proposal.objects.select_related("organisation")


def _seats() -> QuerySet[Seat]:
    return Seat.objects.select_related("user", "group")


register(_memberships, _invitations, _proposals, _seats)
