from django.utils import timezone

from . import services


def drop_old_drafts() -> None:
    services.drop_old_drafts(timezone.now())
