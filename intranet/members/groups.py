"""The groups of people whose work is the cluster itself."""

from django.contrib.auth.models import Group

OFFICE, BOARD = "Office", "Board"

#: The permission of the portal's editors, who belong to no organisation.
DECIDE_PROPOSALS = "members.change_proposal"


def ensure_groups() -> None:
    for name in (OFFICE, BOARD):
        Group.objects.get_or_create(name=name)
