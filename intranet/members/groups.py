"""The groups of people whose work is the cluster itself."""

from django.contrib.auth.models import Group

OFFICE, BOARD = "Office", "Board"


def ensure_groups() -> None:
    for name in (OFFICE, BOARD):
        Group.objects.get_or_create(name=name)
