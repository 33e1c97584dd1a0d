"""What follows by itself when a page or its facts go live."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from cms.core.one_change import follows

from . import services
from .models import Place, PlacePage


@receiver(page_published, sender=PlacePage)
def publish_facts_of_first_page(
    sender: type[PlacePage], instance: PlacePage, alias: bool = False, **kwargs: Any
) -> None:
    if instance.live and not (alias or instance.place.live):  # else it is only planned; or its Polish page goes first
        services.publish_new_facts(place=instance.place)
    follows(services.refresh_sort_keys, [instance.place_id])


@receiver(page_unpublished, sender=PlacePage)
def sort_without_page(sender: type[PlacePage], instance: PlacePage, **kwargs: Any) -> None:
    follows(services.refresh_sort_keys, [instance.place_id])


@receiver(post_save, sender=Place)
def sort_by_new_name(
    sender: type[Place], instance: Place, update_fields: list[str] | None = None, **kwargs: Any
) -> None:
    if update_fields is None or "name" in update_fields:  # else a draft was noted; its name is not the one shown
        follows(services.refresh_sort_keys, [instance.pk])
