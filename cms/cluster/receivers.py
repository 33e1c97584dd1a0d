"""A place that is shown or hidden takes its members out of the search's list of members, or puts them back."""

from collections.abc import Iterable
from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from cms.core.signals import findables_changed
from cms.places.models import Place, PlacePage

from .models import Member


@receiver(findables_changed, sender=Place)
def refresh_members_of_places(sender: type[Place], instances: Iterable[Place], **kwargs: Any) -> None:
    changed = {place.pk for place in instances}
    if members := [member for member in Member.objects.exclude(place=None) if member.place_id in changed]:
        findables_changed.send(Member, instances=members)


@receiver(page_published, sender=PlacePage)
def refresh_members_of_page(sender: type[PlacePage], instance: PlacePage, **kwargs: Any) -> None:
    refresh_members_of_places(Place, instances=[instance.place])
