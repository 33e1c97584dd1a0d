"""What the worker does after an import."""

from django.db import transaction
from wagtail.models import ReferenceIndex

from ..models import Place


def index_references(pks: list[int]) -> None:
    """Note which kinds, counties and municipalities these places refer to. Repeating it changes nothing."""
    for place in Place.objects.filter(pk__in=pks).prefetch_related("further_sections"):
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(place)
