"""An account that is shut is shut everywhere at once, also when it is opened again."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import User
from .sessions import end_all_sessions


@receiver(post_save, sender=User, dispatch_uid="sessions of the inactive")
def end_sessions_of_the_inactive(sender: Any, instance: User, **kwargs: Any) -> None:
    if not instance.is_active:
        end_all_sessions(user=instance)
