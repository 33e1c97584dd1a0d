from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django_q.tasks import async_task
from wagtail.signals import page_published

from ..models import BasePage


@receiver(page_published)
def draw_ahead(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """So that it lies ready when the first link is shared. What facts change is drawn with the daily rest."""
    if isinstance(instance, BasePage):
        transaction.on_commit(partial(async_task, "cms.core.sharing.tasks.draw_poster", instance.pk))
