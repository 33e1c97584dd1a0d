from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django_q.tasks import async_task

from .models import CustomImage


@receiver(post_save, sender=CustomImage)
def make_renditions_ahead(sender: type[CustomImage], instance: CustomImage, **kwargs: Any) -> None:
    """Of a new picture, and of one whose file or focal point changed."""
    transaction.on_commit(partial(async_task, "cms.media.tasks.make_renditions", instance.pk))
